import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { DivisionParts, PartLabel } from '@/ui/DivisionParts';
import type { Names } from '@/ui/useNames';
import { decidePart } from '../decisions';
import { useDecision } from '../useDecision';
import { isSecond } from '../vote/question';
import { VoteDialog } from '../vote/VoteDialog';

interface DividedPartsProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  division: Schemas['Division'];
  layout: Schemas['Layout'];
  names: Names;
}

/** A granted division: its parts are decided one after the other, then the whole. */
export function DividedParts({ page, outlook, division, layout, names }: DividedPartsProps) {
  const t = useText();
  const [voting, setVoting] = useState<string>();
  const { amendment_id: amendment } = division;
  const next = division.parts.find((part) => !part.outcome);
  const decide = useDecision({
    page,
    decide: (body: Schemas['PartDecision']) =>
      decidePart(page, { ...body, ...(amendment ? { amendment_id: amendment } : {}) }),
    onDone: () => setVoting(undefined),
    quiet: voting !== undefined,
  });
  return (
    <section
      className="card stack stack-tight"
      aria-labelledby={`division-${division.request_id}`}
      data-testid="division"
    >
      <h3 id={`division-${division.request_id}`}>
        {amendment ? t('division.title.amendment', { label: names.label(amendment) }) : t('division.title')}
      </h3>
      <p className="small soft" role="status">
        {next ? t('division.next', { label: next.label }) : t('division.done')}
      </p>
      <DivisionParts
        parts={division.parts}
        layout={layout}
        head={(part) => <PartLabel part={part} />}
        foot={(part) =>
          part === next && (
            <div className="actions">
              <Button
                small
                look="primary"
                aria-label={t('part.retain.label', { label: part.label })}
                isDisabled={decide.isPending}
                onPress={() => decide.mutate({ part: part.label, outcome: 'retained' })}
              >
                {t('part.retain')}
              </Button>
              <Button
                small
                look="danger"
                aria-label={t('part.reject.label', { label: part.label })}
                isDisabled={decide.isPending}
                onPress={() => decide.mutate({ part: part.label, outcome: 'rejected' })}
              >
                {t('part.reject')}
              </Button>
              <Button small onPress={() => setVoting(part.label)}>
                {t('chair.vote')}
              </Button>
            </div>
          )
        }
      />
      {voting !== undefined && (
        <VoteDialog
          outlook={outlook}
          question={{
            title: t('part.question', { label: voting }),
            majority: 'proposal',
            second: isSecond(outlook, amendment, voting),
            asked: [],
            answers: {
              adopted: t('part.retained'),
              rejected: t('part.rejected'),
              second_vote: t('vote.answer.second_vote'),
            },
          }}
          first="show_of_hands"
          isBusy={decide.isPending}
          refusal={decide.error?.message}
          onDeclare={({ answer, vote, reason }) =>
            decide.mutate({
              part: voting,
              outcome: outcomes[answer],
              vote,
              ...(reason ? { reason } : {}),
            })
          }
          onClose={() => setVoting(undefined)}
        />
      )}
    </section>
  );
}

const outcomes = { adopted: 'retained', rejected: 'rejected', second_vote: 'tied' } as const;
