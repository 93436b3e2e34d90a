import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { Check, SelectField, TextArea } from '@/ui/Field';
import { useWrite } from '@/ui/useWrite';

interface WaiveDialogProps {
  papers: Schemas['Papers'];
  draft: Schemas['Draft'];
  labels: ReadonlyMap<string, string>;
  onClose: () => void;
}

/** The chair's ruling that texts may be considered before their notice has passed. */
export function WaiveDialog({ papers, draft, labels, onClose }: WaiveDialogProps) {
  const t = useText();
  const running = papers.notices.filter((one) => one.runs);
  const amendments = running.flatMap((one) => one.amendment_id ?? []);
  const [ofDraft, setOfDraft] = useState(running.length > amendments.length);
  const [of, setOf] = useState(amendments.length > 0 ? 'all' : '');
  const [reason, setReason] = useState('');
  const waive = useWrite({
    write: () =>
      take(
        api.POST('/drafts/{draft}/waivers', {
          params: { path: { draft: draft.id }, header: { 'Idempotency-Key': newKey() } },
          body: {
            draft: ofDraft,
            amendments: of === 'all',
            reason,
            ...(of && of !== 'all' ? { amendment_id: of } : {}),
          },
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    onDone: onClose,
  });
  const isReady = reason.trim() !== '' && (ofDraft || of !== '');
  return (
    <Confirm
      title={t('notices.waive')}
      isOpen
      onClose={onClose}
      action={t('notices.waive.go')}
      isDisabled={waive.isPending || !isReady}
      onConfirm={() => waive.mutate(undefined)}
    >
      <p className="soft">{t('notices.waive.explain')}</p>
      <Check
        checked={ofDraft}
        disabled={running.length === amendments.length}
        onChange={(event) => setOfDraft(event.target.checked)}
      >
        {t('waiver.draft')}
      </Check>
      {amendments.length > 0 && (
        <SelectField
          label={t('notices.waive.amendments')}
          value={of}
          onChange={(event) => setOf(event.target.value)}
        >
          <option value="">{t('notices.waive.none')}</option>
          <option value="all">{t('waiver.amendments')}</option>
          {amendments.map((id) => (
            <option key={id} value={id}>
              {labels.get(id)}
            </option>
          ))}
        </SelectField>
      )}
      <TextArea
        label={t('notices.waive.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Confirm>
  );
}
