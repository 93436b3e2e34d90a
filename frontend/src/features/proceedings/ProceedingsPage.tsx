import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Loaded } from '@/ui/Loading';
import { useNames } from '@/ui/useNames';
import { DecisionEntry } from './DecisionEntry';
import { OnRecord } from './OnRecord';
import { byMeeting, recordOf, takenBack } from './record';
import { StatementEntry } from './StatementEntry';

/** `/drafts/:id/proceedings`: what was decided and what delegations put on record, in the order of time. */
export function ProceedingsPage() {
  const { id = '' } = useParams();
  const draft = useQuery(queries.draft(id));
  const decisions = useQuery(queries.decisions(id));
  const statements = useQuery(queries.statements(id));
  const amendments = useQuery(queries.amendments(id));
  return (
    <Loaded query={draft}>
      {(page) => (
        <Loaded query={decisions}>
          {(decided) => (
            <Loaded query={statements}>
              {(stated) => (
                <Loaded query={amendments}>
                  {(all) => <Proceedings page={page} decisions={decided} statements={stated} all={all} />}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface ProceedingsProps {
  page: Schemas['DraftPage'];
  decisions: readonly Schemas['Decision'][];
  statements: readonly Schemas['Statement'][];
  all: readonly Schemas['AmendmentPage'][];
}

function Proceedings({ page, decisions, statements, all }: ProceedingsProps) {
  const t = useText();
  const names = useNames(page.layout, all);
  useTarget();
  const entries = recordOf(decisions, statements);
  const undone = takenBack(decisions);
  return (
    <div className="stack">
      <OnRecord page={page} decisions={decisions} statements={statements} all={all} names={names} />
      {entries.length === 0 && <p className="empty">{t('proceedings.none')}</p>}
      {byMeeting(entries).map((stretch) => (
        <section
          key={stretch.entries[0]?.at}
          className="stack stack-tight"
          aria-label={
            stretch.meeting ? t('meeting.number', { number: stretch.meeting }) : t('proceedings.noMeeting')
          }
        >
          <h2>
            {stretch.meeting ? t('meeting.number', { number: stretch.meeting }) : t('proceedings.noMeeting')}
          </h2>
          <ol className="timeline">
            {stretch.entries.map((entry) =>
              entry.kind === 'decision' ? (
                <DecisionEntry
                  key={entry.decision.id}
                  page={page}
                  decision={entry.decision}
                  decisions={decisions}
                  statements={statements}
                  all={all}
                  undoing={undone.get(entry.decision.id)}
                  names={names}
                />
              ) : (
                <StatementEntry
                  key={entry.statement.id}
                  statement={entry.statement}
                  statements={statements}
                  decisions={decisions}
                  all={all}
                  names={names}
                />
              ),
            )}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** An entry that the address names is in sight once it is there. */
function useTarget() {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash]);
}
