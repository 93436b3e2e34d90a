import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button, ButtonLink } from '@/ui/Button';
import type { Names } from '@/ui/useNames';
import { named, rule } from './decisions';
import { Preview } from './Preview';
import { RejectSelected } from './RejectSelected';
import { hindranceOf } from './turn';
import { useDecision } from './useDecision';
import { Asked } from './vote/Asked';
import { requestsFor } from './vote/kinds';

interface DecisionPanelProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  pending: readonly Schemas['AmendmentPage'][];
  selected: readonly Schemas['AmendmentPage'][];
  names: Names;
  onSelect: (ids: readonly string[]) => void;
}

/** What is decided now: the amendments that are selected, their preview, and the decision. */
export function DecisionPanel({ page, outlook, pending, selected, names, onSelect }: DecisionPanelProps) {
  const t = useText();
  const [isPreviewing, setPreviewing] = useState(false);
  const ids = selected.map(({ amendment }) => amendment.id);
  const asked = ids.length > 0 ? requestsFor(outlook, ids) : [];
  const hindrance = ids.length > 0 ? hindranceOf(selected, outlook, pending) : undefined;
  const next = outlook.confirmed.find((id) => pending.some(({ amendment }) => amendment.id === id));
  const done = () => {
    onSelect([]);
    setPreviewing(false);
  };
  return (
    <section className="stack" aria-labelledby="decision">
      <div className="row row-spread">
        <h2 id="decision">{t('chair.decision')}</h2>
        <ButtonLink small look="quiet" to={`/drafts/${page.draft.id}/projector`} target="_blank">
          {t('chair.projector')}
        </ButtonLink>
      </div>
      <p role="status">
        {t('chair.selected', { count: selected.length })}
        {selected.length > 0 && ` (${names.labels(ids)})`}
      </p>
      <Asked asked={asked} />
      {hindrance && (
        <p className="notice notice-warn" role="status" data-testid="hindrance">
          {t(`hindrance.${hindrance.code}`, {
            labels: names.labels(ids),
            others: names.labels(hindrance.others),
            limit: outlook.degree_limit,
          })}
        </p>
      )}
      <div className="actions">
        {next && !ids.includes(next) && (
          <Button onPress={() => onSelect([next])}>
            {t('chair.takeNext', { label: names.label(next) })}
          </Button>
        )}
        <Button look="primary" isDisabled={selected.length === 0} onPress={() => setPreviewing(true)}>
          {t('chair.preview')}
        </Button>
        <PutBefore page={page} selected={selected} isDisabled={hindrance !== undefined} />
        <RejectSelected
          page={page}
          selected={selected}
          isDisabled={hindrance !== undefined || asked.length > 0}
          onDone={done}
        />
      </div>
      {isPreviewing && selected.length > 0 && (
        <Preview
          key={ids.join()}
          page={page}
          outlook={outlook}
          amendments={named(selected)}
          isHindered={hindrance !== undefined}
          onDone={done}
        />
      )}
    </section>
  );
}

interface PutBeforeProps {
  page: Schemas['DraftPage'];
  selected: readonly Schemas['AmendmentPage'][];
  isDisabled: boolean;
}

/** Puts one amendment before the committee: every screen shows it, and it can no longer be withdrawn. */
function PutBefore({ page, selected, isDisabled }: PutBeforeProps) {
  const t = useText();
  const put = useDecision({
    page,
    decide: () => rule(page, { ruling: 'put', amendments: named(selected) }),
  });
  const [one] = selected;
  const status = one?.amendment.status;
  if (selected.length !== 1 || (status !== 'submitted' && status !== 'admitted')) return null;
  return (
    <Button isDisabled={isDisabled || put.isPending} onPress={() => put.mutate(undefined)}>
      {t('ruling.put')}
    </Button>
  );
}
