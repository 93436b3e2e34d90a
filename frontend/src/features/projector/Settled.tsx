import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { decisionWords } from '@/lib/decisions';
import { ChangedClauses } from '@/ui/ChangedClauses';

interface SettledProps {
  page: Schemas['DraftPage'];
  decision: Schemas['Decision'];
  all: readonly Schemas['AmendmentPage'][];
}

/** What the committee decided: the sentence, the figures, and the result in the text where it changed. */
export function Settled({ page, decision, all }: SettledProps) {
  const t = useText();
  const { against, result, tally, vote } = decision;
  const change = useQuery({
    ...queries.comparison(page.draft.id, against, result ?? against),
    enabled: result !== undefined,
  }).data;
  const about = all.filter(({ amendment }) =>
    decision.amendments.some((one) => one.amendment_id === amendment.id),
  );
  const changed = change?.comparison.clauses.filter(({ status }) => status !== 'same') ?? [];
  return (
    <section className="projector-scene" aria-live="polite" data-decision={decision.outcome}>
      <h2>
        {t(`decision.${decision.outcome}`)} {decision.amendments.map(({ label }) => label).join(', ')}
      </h2>
      <p className="projector-sentence" dir="auto">
        {decisionWords(t, decision)}
      </p>
      {tally && vote && vote.kind !== 'without_vote' && (
        <p className="projector-figures number">
          {t('vote.numbers', {
            inFavour: tally.in_favour,
            against: tally.against,
            abstaining: tally.abstaining,
            notVoting: tally.not_voting,
          })}
        </p>
      )}
      {changed.length > 0 ? (
        <>
          <h3>{t('projector.result')}</h3>
          <div className="projector-box">
            <ChangedClauses changes={changed} lang={page.layout.lang} side="after" />
          </div>
        </>
      ) : (
        about.map(({ amendment, comparison }) => (
          <div key={amendment.id} className="projector-box projector-past">
            <ChangedClauses
              changes={(comparison?.clauses ?? []).filter(({ status }) => status !== 'same')}
              lang={page.layout.lang}
              by={amendment.by}
            />
          </div>
        ))
      )}
    </section>
  );
}
