import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import { useRichText, useText, useTimes } from '@/i18n';
import { isChallengeable } from '@/lib/decisions';
import { ChallengeRuling } from '@/ui/ChallengeRuling';
import type { Names } from '@/ui/useNames';
import { PartsThen } from './PartsThen';
import { VoteRecord } from './VoteRecord';

interface DecisionEntryProps {
  page: Schemas['DraftPage'];
  decision: Schemas['Decision'];
  decisions: readonly Schemas['Decision'][];
  statements: readonly Schemas['Statement'][];
  all: readonly Schemas['AmendmentPage'][];
  /** The decision that took it back. */
  undoing: Schemas['Decision'] | undefined;
  names: Names;
}

/** One decision in the record: what, how, by which vote, why; struck where it was taken back. */
export function DecisionEntry(props: DecisionEntryProps) {
  const { page, decision, decisions, statements, all, undoing, names } = props;
  const t = useText();
  const rich = useRichText();
  const mayChallenge = page.may.includes('challenge') && isChallengeable(decision, decisions, statements);
  const divided = all.find(({ amendment }) => amendment.id === decision.division?.amendment_id)?.amendment;
  const about = decisions.find(({ id }) => id === decision.about);
  return (
    <li
      id={decision.id}
      className="timeline-entry card"
      data-decision={decision.outcome}
      data-undone={undoing !== undefined || undefined}
    >
      <Head decision={decision} isUndone={undoing !== undefined} />
      {decision.sentence && (
        <p className="record-sentence" dir="auto">
          {decision.sentence}
        </p>
      )}
      {about && (
        <p>{t('proceedings.about', { number: about.number, what: t(`decision.${about.outcome}`) })}</p>
      )}
      {decision.part && <p>{t('part.name', { label: decision.part })}</p>}
      {decision.order && decision.order.length > 0 && (
        <p>{t('proceedings.order', { labels: names.labels(decision.order) })}</p>
      )}
      {decision.division && (
        <PartsThen
          draft={decision.draft_id}
          version={decision.against}
          amendment={divided}
          parts={bare(decision.division.parts)}
        />
      )}
      {decision.result_symbol && <p>{t('after.symbol', { symbol: decision.result_symbol })}</p>}
      {decision.into && <p>{t('proceedings.into', { label: decision.into.label })}</p>}
      {decision.resolutions.length > 0 && (
        <p className="small">{t('decision.resolved', { count: decision.resolutions.length })}</p>
      )}
      <VoteRecord decision={decision} />
      {decision.reason && (
        <p className="rationale" dir="auto">
          {decision.reason}
        </p>
      )}
      {undoing && (
        <p className="notice notice-warn">
          {rich('proceedings.undone', { by: <bdi key="by">{undoing.by}</bdi>, reason: undoing.reason })}
        </p>
      )}
      <div className="actions">
        {decision.result !== undefined && (
          <Link to={`/drafts/${decision.draft_id}/compare?from=${decision.against}&to=${decision.result}`}>
            {t('proceedings.change', { number: decision.result })}
          </Link>
        )}
        {mayChallenge && <ChallengeRuling decision={decision} />}
      </div>
    </li>
  );
}

/** The parts as they were granted; what was decided on each stands in an entry of its own. */
function bare(parts: readonly Schemas['DividedPart'][]): Schemas['DividedPart'][] {
  return parts.map(({ outcome: _, ...part }) => part);
}

function Head({ decision, isUndone }: { decision: Schemas['Decision']; isUndone: boolean }) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const words = (
    <>
      {t(`decision.${decision.outcome}`)}{' '}
      {decision.amendments.map((one, index) => (
        <span key={one.amendment_id}>
          {index > 0 && ', '}
          <Link to={`/amendments/${one.amendment_id}`}>{one.label}</Link>
        </span>
      ))}
    </>
  );
  return (
    <div className="row row-spread">
      <h3 className="row">
        <span className="soft number">{t('proceedings.decision', { number: decision.number })}</span>
        {isUndone ? <s>{words}</s> : <span>{words}</span>}
        {isUndone && <span className="badge badge-warn">{t('proceedings.isUndone')}</span>}
      </h3>
      <span className="small soft">
        <bdi>{decision.by}</bdi> · <time dateTime={decision.at}>{times.dateTime(decision.at)}</time>
        {decision.sitting?.item && ` · ${t('proceedings.item', { item: decision.sitting.item })}`}
      </span>
    </div>
  );
}
