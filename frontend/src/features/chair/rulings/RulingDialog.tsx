import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { TextArea } from '@/ui/Field';
import { named, rule } from '../decisions';
import { useDecision } from '../useDecision';
import type { Ruling } from './ruling';

interface RulingDialogProps {
  page: Schemas['DraftPage'];
  amendment: Schemas['AmendmentPage'];
  ruling: Ruling;
  /** The reason to begin with; the chair may change every word of it. */
  reason: string;
  onClose: () => void;
}

/** A ruling that ends an amendment, with its reason. */
export function RulingDialog({ page, amendment, ruling, reason, onClose }: RulingDialogProps) {
  const t = useText();
  const [words, setWords] = useState(reason);
  const give = useDecision({
    page,
    decide: () => rule(page, { ruling, amendments: named([amendment]), reason: words.trim() }),
    onDone: onClose,
  });
  return (
    <Confirm
      title={t(`ruling.ask.${ruling}`, { label: amendment.amendment.label })}
      action={t('ruling.give')}
      isOpen
      isDisabled={give.isPending || words.trim() === ''}
      onConfirm={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t(`ruling.explain.${ruling}`)}</p>
      <TextArea
        label={t('ruling.reason')}
        hint={t('ruling.reasonHint')}
        rows={3}
        required
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Confirm>
  );
}
