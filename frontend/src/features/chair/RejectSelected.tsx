import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { TextArea } from '@/ui/Field';
import { named, reject } from './decisions';
import { useDecision } from './useDecision';

interface RejectSelectedProps {
  page: Schemas['DraftPage'];
  selected: readonly Schemas['AmendmentPage'][];
  isDisabled: boolean;
  onDone: () => void;
}

/** Rejects amendments without a vote. */
export function RejectSelected({ page, selected, isDisabled, onDone }: RejectSelectedProps) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const decide = useDecision({
    page,
    decide: () => reject(page, { amendments: named(selected), ...(reason ? { reason } : {}) }),
    onDone: () => {
      setAsks(false);
      setReason('');
      onDone();
    },
  });
  return (
    <>
      <Button look="danger" isDisabled={isDisabled || selected.length === 0} onPress={() => setAsks(true)}>
        {t('chair.reject')}
      </Button>
      <Confirm
        title={t('chair.reject.ask', { labels: selected.map(({ amendment }) => amendment.label).join(', ') })}
        action={t('chair.reject')}
        danger
        isOpen={asks}
        isDisabled={decide.isPending}
        onConfirm={() => decide.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <TextArea
          label={t('chair.reason')}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Confirm>
    </>
  );
}
