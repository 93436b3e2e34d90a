import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import { useText, useTimes } from '@/i18n';
import { partsAsked } from '@/lib/divisions';
import type { Names } from '@/ui/useNames';
import { PartsThen } from './PartsThen';

interface StatementEntryProps {
  statement: Schemas['Statement'];
  statements: readonly Schemas['Statement'][];
  decisions: readonly Schemas['Decision'][];
  all: readonly Schemas['AmendmentPage'][];
  names: Names;
}

/** One statement in the record: who put what on it. */
export function StatementEntry({ statement, statements, decisions, all, names }: StatementEntryProps) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const { kind, particulars } = statement;
  const withdrawn = statements.some(
    (one) => one.kind === 'request_withdrawn' && one.statement_id === statement.id,
  );
  const ruling = decisions.find(({ id }) => id === statement.decision_id);
  const request = statements.find(({ id }) => id === statement.statement_id);
  const amendment = all.find((one) => one.amendment.id === statement.amendment_id)?.amendment;
  const vote = votes.find((one) => one === particulars?.vote);
  const intended = sides.find((one) => one === particulars?.intended);
  const words = t(`statement.kind.${kind}`);
  return (
    <li id={statement.id} className="timeline-entry card statement-entry" data-statement={kind}>
      <div className="row row-spread">
        <h3 className="row">
          <bdi>{statement.by}</bdi>
          {statement.on_behalf_of && (
            <span className="soft">
              {t('amendment.onBehalfOf')} <bdi>{statement.on_behalf_of}</bdi>
            </span>
          )}
          {withdrawn ? <s>{words}</s> : <span>{words}</span>}
          {withdrawn && <span className="badge">{t('statement.withdrawn')}</span>}
          {statement.amendment_id && (
            <Link to={`/amendments/${statement.amendment_id}`}>{names.label(statement.amendment_id)}</Link>
          )}
        </h3>
        <time className="small soft" dateTime={statement.at}>
          {times.dateTime(statement.at)}
        </time>
      </div>
      {vote && <p>{t(`vote.kind.${vote}`)}</p>}
      {intended && <p>{t('statement.intended', { side: t(`vote.side.${intended}`) })}</p>}
      {statement.clause && <p>{names.place(statement.clause)}</p>}
      {ruling && (
        <p>{t('proceedings.about', { number: ruling.number, what: t(`decision.${ruling.outcome}`) })}</p>
      )}
      {request && <p className="soft">{t(`statement.kind.${request.kind}`)}</p>}
      {kind === 'division_request' && (
        <PartsThen
          draft={statement.draft_id}
          version={statement.version}
          amendment={amendment}
          parts={partsAsked(statement)}
        />
      )}
      {statement.words && (
        <p className="statement-words" dir="auto">
          {statement.words}
        </p>
      )}
    </li>
  );
}

const votes = ['show_of_hands', 'recorded', 'roll_call'] as const;
const sides = ['in_favour', 'against', 'abstaining'] as const;
