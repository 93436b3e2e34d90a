import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useRichText, useText } from '@/i18n';
import { decisionWords } from '@/lib/decisions';
import { Button } from '@/ui/Button';
import { decideChallenge } from './decisions';
import { useDecision } from './useDecision';
import { type Declared, VoteDialog } from './vote/VoteDialog';

interface ChallengesProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
}

/** Rulings that a member has challenged: each is put to the vote before the draft can be decided. */
export function Challenges({ page, outlook }: ChallengesProps) {
  const decisions = useQuery(queries.decisions(page.draft.id)).data ?? [];
  return outlook.challenges.map((challenge) => (
    <Challenge
      key={challenge.id}
      page={page}
      outlook={outlook}
      challenge={challenge}
      ruling={decisions.find(({ id }) => id === challenge.decision_id)}
    />
  ));
}

interface ChallengeProps extends ChallengesProps {
  challenge: Schemas['Statement'];
  ruling: Schemas['Decision'] | undefined;
}

function Challenge({ page, outlook, challenge, ruling }: ChallengeProps) {
  const t = useText();
  const rich = useRichText();
  const [isOpen, setOpen] = useState(false);
  const settle = useDecision({
    page,
    decide: ({ answer, vote, reason }: Declared) =>
      decideChallenge(challenge.id, {
        outcome: answer === 'adopted' ? 'overruled' : 'upheld',
        vote,
        ...(reason ? { reason } : {}),
      }),
    onDone: () => setOpen(false),
    quiet: true,
  });
  return (
    <section className="notice notice-warn" aria-label={t('challenge.title')} data-testid="challenge">
      <p>
        <strong>{rich('challenge.by', { by: <bdi key="by">{challenge.by}</bdi> })}</strong>{' '}
        {ruling && decisionWords(t, ruling)}
      </p>
      {ruling?.reason && (
        <p className="rationale" dir="auto">
          {ruling.reason}
        </p>
      )}
      {challenge.words && <p dir="auto">{challenge.words}</p>}
      <div className="actions">
        <Button small look="primary" onPress={() => setOpen(true)}>
          {t('challenge.vote')}
        </Button>
      </div>
      {isOpen && (
        <VoteDialog
          outlook={outlook}
          question={{
            title: t('challenge.question'),
            majority: 'overruling_chair',
            second: false,
            asked: [],
            answers: {
              adopted: t('challenge.overruled'),
              rejected: t('challenge.upheld'),
              second_vote: t('vote.answer.second_vote'),
            },
            hindered: { second_vote: t('vote.again') },
          }}
          first="show_of_hands"
          isBusy={settle.isPending}
          refusal={settle.error?.message}
          onDeclare={settle.mutate}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
