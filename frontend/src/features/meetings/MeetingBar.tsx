import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { api, newKey, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { Button } from '@/ui/Button';
import { useWrite } from '@/ui/useWrite';

const RollDialog = lazy(async () => ({ default: (await import('./RollDialog')).RollDialog }));

/** Above every page: which meeting is open, and for those who hold it what can be done with it. */
export function MeetingBar() {
  const { committee } = useCommittee();
  const seesMeetings = useMay(committee?.id, 'see_amendments');
  if (!committee || !seesMeetings) return null;
  return <Bar committee={committee} />;
}

function Bar({ committee }: { committee: Schemas['Committee'] }) {
  const meetings = useQuery(queries.meetings(committee.id)).data;
  const holdsMeetings = useMay(committee.id, 'hold_meetings');
  if (!meetings) return null;
  const open = meetings.find((one) => one.open);
  if (!open && !holdsMeetings) return null;
  return (
    <aside className="meeting-bar no-print">
      <div className="meeting-bar-in">
        {open ? (
          <OpenMeeting committee={committee} meeting={open} holdsMeetings={holdsMeetings} />
        ) : (
          <NoMeeting committee={committee.id} next={meetings.length + 1} />
        )}
      </div>
    </aside>
  );
}

function NoMeeting({ committee, next }: { committee: string; next: number }) {
  const t = useText();
  const open = useWrite({
    write: () =>
      take(
        api.POST('/committees/{committee}/meetings', {
          params: { path: { committee }, header: { 'Idempotency-Key': newKey() } },
        }),
      ),
    refresh: [queries.keys.committee(committee), ['draft']],
  });
  return (
    <>
      <span>{t('meeting.none')}</span>
      <Button small isDisabled={open.isPending} onPress={() => open.mutate(undefined)}>
        {t('meeting.open', { number: next })}
      </Button>
    </>
  );
}

interface OpenMeetingProps {
  committee: Schemas['Committee'];
  meeting: Schemas['Meeting'];
  holdsMeetings: boolean;
}

function OpenMeeting({ committee, meeting, holdsMeetings }: OpenMeetingProps) {
  const t = useText();
  const times = useTimes(committee.time_zone);
  const [callsRoll, setCallsRoll] = useState(false);
  const close = useWrite({
    write: () => take(api.POST('/meetings/{meeting}/close', { params: { path: { meeting: meeting.id } } })),
    refresh: [queries.keys.committee(committee.id), ['draft']],
  });
  return (
    <>
      <span>
        <Link to={`/meetings/${meeting.id}`}>{t('meeting.number', { number: meeting.number })}</Link>
        {' · '}
        {t('meeting.openSince', { time: times.dateTime(meeting.opened_at) })}
      </span>
      <Presence committee={committee.id} meeting={meeting} />
      {holdsMeetings && (
        <span className="actions">
          <Button small onPress={() => setCallsRoll(true)}>
            {t('meeting.callRoll')}
          </Button>
          <Button small isDisabled={close.isPending} onPress={() => close.mutate(undefined)}>
            {t('meeting.close')}
          </Button>
        </span>
      )}
      {callsRoll && (
        <Suspense>
          <RollDialog committee={committee.id} meeting={meeting} onClose={() => setCallsRoll(false)} />
        </Suspense>
      )}
    </>
  );
}

/** How many of those who vote are in the room, and whether they can decide. */
function Presence({ committee, meeting }: { committee: string; meeting: Schemas['Meeting'] }) {
  const t = useText();
  const delegations = useQuery(queries.delegations(committee)).data;
  const rules = useQuery(queries.governance(committee)).data;
  if (!delegations || !rules) return null;
  if (!meeting.counted) return <span className="soft">{t('meeting.notCounted')}</span>;
  const present = delegations.filter(
    (one) => one.kind === 'member' && meeting.present.includes(one.id),
  ).length;
  return (
    <span>
      {t('meeting.present', { count: present, members: rules.members })}{' '}
      {present < rules.quorum_to_decide && (
        <span className="badge badge-warn">{t('meeting.noQuorum', { quorum: rules.quorum_to_decide })}</span>
      )}
    </span>
  );
}
