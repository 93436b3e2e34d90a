import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { RecordEntry } from './RecordEntry';

/** `/meetings/:id`: what was recorded at a meeting, in order. */
export function MeetingPage() {
  const { id = '' } = useParams();
  const { committee } = useCommittee();
  if (!committee) return null;
  return <Meeting committee={committee} id={id} />;
}

function Meeting({ committee, id }: { committee: Schemas['Committee']; id: string }) {
  const t = useText();
  const query = useQuery(queries.meeting(committee.id, id));
  const number = query.data?.meeting.number ?? 0;
  return (
    <Page
      title={number > 0 ? t('meeting.number', { number }) : t('meetings.title')}
      lead={committee.name}
      width="medium"
    >
      <Loaded query={query}>{(page) => <MeetingRecord page={page} committee={committee} />}</Loaded>
    </Page>
  );
}

interface MeetingRecordProps {
  page: Schemas['MeetingPage'];
  committee: Schemas['Committee'];
}

function MeetingRecord({ page, committee }: MeetingRecordProps) {
  const t = useText();
  const times = useTimes(committee.time_zone);
  const names = useNames(committee.id);
  const { meeting, entries } = page;
  return (
    <div className="stack">
      <p className="row">
        <span>{times.dateTime(meeting.opened_at)}</span>
        {meeting.closed_at ? (
          <span className="soft">{t('record.until', { time: times.dateTime(meeting.closed_at) })}</span>
        ) : (
          <span className="badge badge-good">{t('meetings.open')}</span>
        )}
        <Link to="/meetings">{t('record.all')}</Link>
      </p>
      <ol className="record">
        {entries.map((entry) => (
          <RecordEntry key={entry.sequence} entry={entry} zone={committee.time_zone} names={names} />
        ))}
      </ol>
    </div>
  );
}

function useNames(committee: string): ReadonlyMap<string, string> {
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  return new Map(delegations.map((one) => [one.id, one.name]));
}
