import { useState } from 'react';
import { useText } from '@/i18n';
import { holds } from '@/lib/standing';
import { Confirm } from '@/ui/Confirm';
import { DelegationChecks } from '@/ui/DelegationChecks';
import { TextArea } from '@/ui/Field';
import type { SettingProps } from './PackageDialog';
import type { ParagraphProps } from './ParagraphPanel';

/** Asks which delegations a paragraph waits for; none need be named where some are pending already. */
export function PendingDialog({
  page,
  paragraph,
  nameOf,
  isBusy,
  onSet,
  onClose,
}: ParagraphProps & SettingProps) {
  const t = useText();
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const isHeld = paragraph.marks.some(holds);
  const isReady = chosen.length > 0 ? reason.trim() !== '' : isHeld;
  return (
    <Confirm
      title={t('pending.title', { place: nameOf(paragraph.clause) })}
      action={t('pending.set')}
      isOpen
      isDisabled={isBusy || !isReady}
      onConfirm={() => onSet({ standing: 'pending', pending: chosen, reason })}
      onClose={onClose}
    >
      <DelegationChecks
        committee={page.draft.committee_id}
        legend={t('pending.who')}
        chosen={chosen}
        onChange={setChosen}
      />
      <TextArea
        label={t('position.reason')}
        hint={t('pending.reasonHint')}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Confirm>
  );
}
