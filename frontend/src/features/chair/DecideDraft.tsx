import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { decideDraft } from './decisions';
import { useDecision } from './useDecision';
import { Asked } from './vote/Asked';
import { kindNeeded, requestsFor } from './vote/kinds';
import { isSecond, type Question } from './vote/question';
import { type Declared, VoteDialog } from './vote/VoteDialog';

interface DecideDraftProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  pending: number;
}

/** What is put: the draft, or the motion to take no decision on it. */
type Put = 'draft' | 'no_action';

/** The decision on the draft as a whole. */
export function DecideDraft({ page, outlook, pending }: DecideDraftProps) {
  const t = useText();
  const [put, setPut] = useState<{ what: Put; byVote: boolean }>();
  const [symbol, setSymbol] = useState('');
  const { draft, may } = page;
  const asked = requestsFor(outlook, []);
  const decide = useDecision({
    page,
    decide: (body: Schemas['DraftDecision']) => decideDraft(page, body),
    onDone: () => setPut(undefined),
    quiet: true,
  });
  if (!may.includes('decide')) return null;
  const needed = kindNeeded(asked);
  const open = (what: Put, byVote: boolean) => {
    decide.reset();
    setPut({ what, byVote });
  };
  const declare = ({ answer, vote, reason }: Declared) => {
    const adopted = put?.what === 'draft' && answer === 'adopted';
    decide.mutate({
      outcome: put?.what === 'no_action' ? noAction[answer] : whole[answer],
      vote,
      ...(reason ? { reason } : {}),
      ...(adopted && symbol.trim() ? { result_symbol: symbol.trim() } : {}),
    });
  };
  return (
    <section className="card stack stack-tight" aria-labelledby="whole">
      <h3 id="whole">{t('chair.whole')}</h3>
      {outlook.qualifier && <p>{t(`qualifier.${qualifiers[outlook.qualifier]}`)}</p>}
      <p className="soft">{t('chair.whole.explain', { count: pending })}</p>
      <Asked asked={asked} />
      {outlook.challenges.length > 0 && <p className="notice notice-warn">{t('challenge.first')}</p>}
      <div className="actions">
        <Button isDisabled={needed !== 'without_vote'} onPress={() => open('draft', false)}>
          {t('chair.adoptDraft')}
        </Button>
        <Button onPress={() => open('draft', true)}>{t('chair.vote')}</Button>
        <Button onPress={() => open('no_action', true)}>{t('chair.noAction')}</Button>
      </div>
      {put && (
        <VoteDialog
          outlook={outlook}
          question={questionOf(put.what)}
          first={put.byVote ? (needed === 'without_vote' ? 'show_of_hands' : needed) : 'without_vote'}
          isBusy={decide.isPending}
          refusal={decide.error?.message}
          onDeclare={declare}
          onClose={() => setPut(undefined)}
        >
          {put.what === 'draft' && (
            <>
              <p dir="auto">{draft.title}</p>
              <p>{t('chair.whole.explain', { count: pending })}</p>
              <TextField
                label={t('chair.resultSymbol')}
                hint={t('chair.resultSymbolHint')}
                value={symbol}
                onChange={(event) => setSymbol(event.target.value)}
              />
            </>
          )}
        </VoteDialog>
      )}
    </section>
  );

  function questionOf(what: Put): Question {
    const isMotion = what === 'no_action';
    return {
      title: t(isMotion ? 'chair.noAction.question' : 'chair.whole.question'),
      majority: 'proposal',
      second: !isMotion && isSecond(outlook),
      asked: isMotion ? [] : asked,
      answers: {
        adopted: t(isMotion ? 'chair.noAction.carried' : 'vote.answer.adopted'),
        rejected: t('vote.answer.rejected'),
        second_vote: t('vote.answer.second_vote'),
      },
      ...(isMotion ? { hindered: { second_vote: t('vote.again') } } : {}),
    };
  }
}

const whole = { adopted: 'adopted', rejected: 'rejected', second_vote: 'tied' } as const;
const noAction = { adopted: 'no_action', rejected: 'no_action_rejected', second_vote: 'tied' } as const;

const qualifiers = {
  'as orally revised': 'revised',
  'as amended': 'amended',
  'as orally revised and amended': 'revisedAndAmended',
} as const;
