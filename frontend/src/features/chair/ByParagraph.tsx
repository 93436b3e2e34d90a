import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { nest } from '@/lib/nesting';
import { wordsOf } from '@/lib/parts';
import { beginning, elsewhere, placeAmendments } from '@/lib/placing';
import { ProposalTree } from '@/ui/ProposalTree';
import type { Names } from '@/ui/useNames';
import { ChairBox } from './ChairBox';
import { HowTheyStand } from './HowTheyStand';
import { placeOf } from './pairs';

interface ByParagraphProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  pending: readonly Schemas['AmendmentPage'][];
  names: Names;
  somethingAdopted: boolean;
  /** Only this paragraph; all where null. */
  only: string | null;
  selected: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

/** Each paragraph that something is proposed for, in reading order: how the amendments stand to one another, and each of them. */
export function ByParagraph(props: ByParagraphProps) {
  const { page, outlook, pending, names, somethingAdopted, only, selected, onToggle } = props;
  const t = useText();
  const { layout } = page;
  const order = useMemo(
    () => ['title', 'body', beginning, ...layout.lines.map((line) => line.clause), elsewhere],
    [layout],
  );
  const trees = useMemo(() => new Map(nest(pending).map((one) => [one.page.amendment.id, one])), [pending]);
  const places = useMemo(
    () =>
      placeAmendments(
        order,
        [...trees.values()].map(({ page }) => page),
      ),
    [order, trees],
  );
  const pairsAt = (clause: string) =>
    outlook.pairs.filter((pair) => {
      const place = placeOf(pair);
      return place === clause || (clause === elsewhere && !order.includes(place));
    });

  return order
    .filter((clause) => places.has(clause) && (only === null || only === clause))
    .map((clause) => (
      <section key={clause} className="paragraph-group" data-clause={clause}>
        <h3>{heading(clause)}</h3>
        <HowTheyStand pairs={pairsAt(clause)} names={names} />
        {places.get(clause)?.map((proposal) => (
          <ProposalTree
            key={proposal.amendment.amendment.id}
            proposal={proposal}
            nested={trees.get(proposal.amendment.amendment.id)}
            box={(one, changes) => (
              <ChairBox
                page={page}
                outlook={outlook}
                amendment={one}
                changes={changes}
                somethingAdopted={somethingAdopted}
                isSelected={selected.has(one.amendment.id)}
                onToggle={() => onToggle(one.amendment.id)}
              />
            )}
          />
        ))}
      </section>
    ));

  function heading(clause: string): string {
    if (clause === 'title' || clause === 'body') return t(`place.${clause}`);
    if (clause === beginning) return t('place.beginning');
    const line = layout.lines.find((one) => one.clause === clause);
    if (!line) return t('place.elsewhere');
    const words = wordsOf(line.parts);
    const name = line.label ? t('place.paragraph', { label: bareLabel(line.label) }) : t(`kind.${line.kind}`);
    return `${name} – ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`;
  }
}
