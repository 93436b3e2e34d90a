import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { decisionWords } from '@/lib/decisions';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { TextArea } from '@/ui/Field';
import { undo } from './decisions';
import { useDecision } from './useDecision';

interface LatestDecisionProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
}

/** The latest decision in the sentence of the report; it can be taken back until the action is closed. */
export function LatestDecision({ page, outlook }: LatestDecisionProps) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const decisions = useQuery(queries.decisions(page.draft.id)).data;
  const latest = decisions?.find(({ id }) => id === outlook.last_decision);
  if (!latest) return null;
  return (
    <section className="card stack stack-tight" aria-labelledby="latest" data-testid="latest">
      <h3 id="latest">{t('latest.title')}</h3>
      <p className="latest-sentence" dir="auto">
        {decisionWords(t, latest)}
      </p>
      {latest.sentence && latest.amendments.length > 0 && (
        <p className="small">
          {t(`decision.${latest.outcome}`)} {latest.amendments.map(({ label }) => label).join(', ')}
        </p>
      )}
      <p className="small soft">
        <bdi>{latest.by}</bdi> · <time dateTime={latest.at}>{times.dateTime(latest.at)}</time>
      </p>
      {page.may.includes('undo') && <TakeBack page={page} decision={latest} />}
    </section>
  );
}

function TakeBack({ page, decision }: { page: Schemas['DraftPage']; decision: Schemas['Decision'] }) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const takeBack = useDecision({
    page,
    decide: () => undo(decision.id, reason.trim()),
    onDone: () => {
      setAsks(false);
      setReason('');
    },
  });
  return (
    <div className="actions">
      <Button small onPress={() => setAsks(true)}>
        {t('undo.action')}
      </Button>
      <Confirm
        title={t('undo.ask')}
        action={t('undo.confirm')}
        danger
        isOpen={asks}
        isDisabled={takeBack.isPending || reason.trim() === ''}
        onConfirm={() => takeBack.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p dir="auto">{decisionWords(t, decision)}</p>
        <p>{t('undo.explain')}</p>
        <TextArea
          label={t('undo.reason')}
          rows={2}
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Confirm>
    </div>
  );
}
