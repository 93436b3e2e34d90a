import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { closeAction, reconsider } from './decisions';
import { useDecision } from './useDecision';
import { type Declared, VoteDialog } from './vote/VoteDialog';

interface AfterDecisionProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
}

/** Once the committee has decided: the chair closes the action, or puts a motion to reconsider. */
export function AfterDecision({ page, outlook }: AfterDecisionProps) {
  const t = useText();
  const { draft, may } = page;
  if (!may.includes('close_action') && !may.includes('reconsider')) return null;
  return (
    <section className="card stack stack-tight" aria-labelledby="after">
      <h3 id="after">{t(`draft.status.${draft.status}`)}</h3>
      {draft.result_symbol && <p>{t('after.symbol', { symbol: draft.result_symbol })}</p>}
      <p className="soft">{t(may.includes('close_action') ? 'after.open' : 'after.closed')}</p>
      <div className="actions">
        {may.includes('close_action') && <Close page={page} />}
        {may.includes('reconsider') && <Reconsider page={page} outlook={outlook} />}
      </div>
    </section>
  );
}

function Close({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const close = useDecision({ page, decide: () => closeAction(page), onDone: () => setAsks(false) });
  return (
    <>
      <Button look="primary" onPress={() => setAsks(true)}>
        {t('close.action')}
      </Button>
      <Confirm
        title={t('close.ask')}
        action={t('close.action')}
        isOpen={asks}
        isDisabled={close.isPending}
        onConfirm={() => close.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p>{t('close.explain')}</p>
      </Confirm>
    </>
  );
}

function Reconsider({ page, outlook }: AfterDecisionProps) {
  const t = useText();
  const [isVoting, setVoting] = useState(false);
  const decide = useDecision({
    page,
    decide: ({ answer, vote, reason }: Declared) =>
      reconsider(page, {
        outcome: answer === 'adopted' ? 'reconsidered' : 'rejected',
        vote,
        ...(reason ? { reason } : {}),
      }),
    onDone: () => setVoting(false),
    quiet: true,
  });
  return (
    <>
      <Button onPress={() => setVoting(true)}>{t('reconsider.action')}</Button>
      {isVoting && (
        <VoteDialog
          outlook={outlook}
          question={{
            title: t('reconsider.question'),
            majority: 'reconsideration',
            second: false,
            asked: [],
            needsVote: true,
            answers: {
              adopted: t('reconsider.carried'),
              rejected: t('vote.answer.rejected'),
              second_vote: t('vote.answer.second_vote'),
            },
            hindered: { second_vote: t('vote.again') },
          }}
          isBusy={decide.isPending}
          refusal={decide.error?.message}
          onDeclare={decide.mutate}
          onClose={() => setVoting(false)}
        />
      )}
    </>
  );
}
