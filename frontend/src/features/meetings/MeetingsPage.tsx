import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { DraftBadge } from '@/ui/StatusBadge';

/** `/meetings`: the meetings of the committee, and its agenda with the drafts under each item. */
export function MeetingsPage() {
  const t = useText();
  const { committee } = useCommittee();
  return (
    <Page title={t('meetings.title')} lead={committee?.name} width="medium">
      {committee && (
        <div className="stack meetings">
          <MeetingList committee={committee} />
          <Agenda committee={committee.id} />
        </div>
      )}
    </Page>
  );
}

function MeetingList({ committee }: { committee: Schemas['Committee'] }) {
  const t = useText();
  const query = useQuery(queries.meetings(committee.id));
  return (
    <Loaded query={query}>
      {(list) =>
        list.length === 0 ? (
          <p className="empty">{t('meetings.none')}</p>
        ) : (
          <MeetingTable meetings={list.toReversed()} zone={committee.time_zone} />
        )
      }
    </Loaded>
  );
}

function MeetingTable({ meetings, zone }: { meetings: readonly Schemas['Meeting'][]; zone: string }) {
  const t = useText();
  const times = useTimes(zone);
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('meetings.meeting')}</th>
            <th scope="col">{t('meetings.opened')}</th>
            <th scope="col">{t('meetings.closed')}</th>
            <th scope="col">{t('meetings.present')}</th>
          </tr>
        </thead>
        <tbody>
          {meetings.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/meetings/${one.id}`}>{t('meeting.number', { number: one.number })}</Link>
              </td>
              <td className="number">{times.dateTime(one.opened_at)}</td>
              <td className="number">
                {one.closed_at ? (
                  times.dateTime(one.closed_at)
                ) : (
                  <span className="badge badge-good">{t('meetings.open')}</span>
                )}
              </td>
              <td className="number">{one.counted ? one.present.length : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Agenda({ committee }: { committee: string }) {
  const t = useText();
  const query = useQuery(queries.agenda(committee));
  const drafts = useQuery(queries.drafts(committee)).data ?? [];
  return (
    <section className="stack stack-tight" aria-labelledby="agenda">
      <h2 id="agenda">{t('agenda.title')}</h2>
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <p className="soft">{t('agenda.none')}</p>
          ) : (
            <ul className="agenda card">
              {items.map((item) => (
                <li key={item.id}>
                  <p>
                    <span className="number agenda-number">{item.number}</span>{' '}
                    <strong dir="auto">{item.title}</strong>
                  </p>
                  <DraftsUnder drafts={drafts.filter((one) => one.agenda_item_id === item.id)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function DraftsUnder({ drafts }: { drafts: readonly Schemas['Draft'][] }) {
  if (drafts.length === 0) return null;
  return (
    <ul className="agenda-drafts">
      {drafts.map((one) => (
        <li key={one.id} className="row">
          <Link to={`/drafts/${one.id}`} dir="auto">
            {[one.symbol, one.title].filter(Boolean).join(' · ')}
          </Link>
          <DraftBadge status={one.status} />
        </li>
      ))}
    </ul>
  );
}
