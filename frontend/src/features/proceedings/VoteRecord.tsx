import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';

const sides = ['in_favour', 'against', 'abstaining', 'not_voting'] as const;

/** How a decision was voted on: the figures, and who voted how where names were recorded. */
export function VoteRecord({ decision }: { decision: Schemas['Decision'] }) {
  const t = useText();
  const { vote, tally } = decision;
  if (!vote || !tally || vote.kind === 'without_vote') return null;
  return (
    <div className="stack stack-tight vote-record">
      <p className="small">
        <strong>{t(`vote.kind.${vote.kind}`)}</strong>{' '}
        {t('vote.numbers', {
          inFavour: tally.in_favour,
          against: tally.against,
          abstaining: tally.abstaining,
          notVoting: tally.not_voting,
        })}
        {' · '}
        {t(`vote.majority.${tally.majority}`)}
      </p>
      {vote.drawn_name && <p className="small">{t('vote.drawn.is', { member: vote.drawn_name })}</p>}
      {vote.roll && (
        <details>
          <summary className="small">{t('vote.roll.title')}</summary>
          <dl className="roll-lists small">
            {sides.map((side) => (
              <div key={side}>
                <dt>{t(`vote.side.${side}`)}</dt>
                <dd dir="auto">{(vote.roll?.[side] ?? []).join(', ') || t('vote.none')}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
