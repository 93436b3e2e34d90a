import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useRichText, useText } from '@/i18n';
import { partsAsked } from '@/lib/divisions';
import { Button } from '@/ui/Button';
import { DivisionParts } from '@/ui/DivisionParts';
import { TextField } from '@/ui/Field';
import type { Names } from '@/ui/useNames';
import { settleDivision } from '../decisions';
import { useDecision } from '../useDecision';
import { VoteDialog } from '../vote/VoteDialog';

interface DivisionRequestProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  request: Schemas['Statement'];
  layout: Schemas['Layout'];
  names: Names;
}

/** A request to decide parts one by one: granted or refused, by a vote where somebody objects. */
export function DivisionRequest({ page, outlook, request, layout, names }: DivisionRequestProps) {
  const t = useText();
  const rich = useRichText();
  const asked = partsAsked(request);
  const [labels, setLabels] = useState<readonly string[]>(asked.map(({ label }) => label));
  const [isVoting, setVoting] = useState(false);
  const settle = useDecision({
    page,
    decide: (body: Schemas['DivisionDecision']) => settleDivision(page, request.id, body),
    onDone: () => setVoting(false),
    quiet: isVoting,
  });
  const parts = asked.map((part, index) => ({ ...part, label: labels[index]?.trim() ?? part.label }));
  const isReady =
    parts.every(({ label }) => label !== '') && new Set(parts.map((one) => one.label)).size === parts.length;
  return (
    <section
      className="card stack stack-tight"
      aria-label={t('division.request')}
      data-testid="division-request"
    >
      <h3>
        {rich(request.amendment_id ? 'division.asked.amendment' : 'division.asked.draft', {
          by: <bdi key="by">{request.by}</bdi>,
          label: request.amendment_id ? names.label(request.amendment_id) : '',
        })}
      </h3>
      {request.words && <p dir="auto">{request.words}</p>}
      <DivisionParts
        parts={asked}
        layout={layout}
        head={(_, index) => (
          <TextField
            label={t('division.label')}
            value={labels[index] ?? ''}
            maxLength={64}
            onChange={(event) =>
              setLabels(labels.map((one, at) => (at === index ? event.target.value : one)))
            }
          />
        )}
      />
      <div className="actions">
        <Button
          look="primary"
          small
          isDisabled={!isReady || settle.isPending}
          onPress={() => settle.mutate({ outcome: 'granted', parts })}
        >
          {t('division.grant')}
        </Button>
        <Button small isDisabled={settle.isPending} onPress={() => settle.mutate({ outcome: 'refused' })}>
          {t('division.refuse')}
        </Button>
        <Button small isDisabled={!isReady} onPress={() => setVoting(true)}>
          {t('chair.vote')}
        </Button>
      </div>
      {isVoting && (
        <VoteDialog
          outlook={outlook}
          question={{
            title: t('division.question'),
            majority: 'proposal',
            second: false,
            asked: [],
            answers: {
              adopted: t('division.granted'),
              rejected: t('division.refused'),
              second_vote: t('vote.answer.second_vote'),
            },
            hindered: { second_vote: t('vote.again') },
          }}
          first="show_of_hands"
          isBusy={settle.isPending}
          refusal={settle.error?.message}
          onDeclare={({ answer, vote, reason }) =>
            settle.mutate({
              outcome: answer === 'adopted' ? 'granted' : 'refused',
              ...(answer === 'adopted' ? { parts } : {}),
              vote,
              ...(reason ? { reason } : {}),
            })
          }
          onClose={() => setVoting(false)}
        />
      )}
    </section>
  );
}
