import { useState } from 'react';
import { api, etag, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { TextArea } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

interface RejectSelectedProps {
  page: Schemas['DraftPage'];
  selected: readonly Schemas['AmendmentPage'][];
  onDone: () => void;
}

export function RejectSelected({ page, selected, onDone }: RejectSelectedProps) {
  const t = useText();
  const toasts = useToasts();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const { draft, version } = page;
  const reject = useWrite({
    write: () =>
      take(
        api.POST('/drafts/{draft}/rejections', {
          params: {
            path: { draft: draft.id },
            header: { 'If-Match': etag(version.number), 'Idempotency-Key': newKey() },
          },
          body: {
            amendments: selected.map(({ amendment }) => ({
              amendment_id: amendment.id,
              revision: amendment.revision,
            })),
            ...(reason ? { reason } : {}),
          },
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id), ['amendment']],
    onDone: (decision) => {
      setAsks(false);
      setReason('');
      toasts.done(t('chair.rejected', { count: decision.amendments.length }));
      onDone();
    },
  });
  return (
    <>
      <Button look="danger" isDisabled={selected.length === 0} onPress={() => setAsks(true)}>
        {t('chair.reject')}
      </Button>
      <Confirm
        title={t('chair.reject.ask', { labels: selected.map(({ amendment }) => amendment.label).join(', ') })}
        action={t('chair.reject')}
        danger
        isOpen={asks}
        isBusy={reject.isPending}
        onConfirm={() => reject.mutate(undefined)}
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
