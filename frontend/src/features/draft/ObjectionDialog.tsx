import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { DelegationField } from '@/ui/DelegationField';
import { SelectField, TextArea } from '@/ui/Field';
import { usePlaceName } from '@/ui/usePlaceName';
import { useParagraphWrite } from './paragraph/useParagraphWrite';

interface ObjectionDialogProps {
  page: Schemas['DraftPage'];
  onClose: () => void;
}

/** An objection to a text under silence: to which paragraph, in which words; officers say whose it is. */
export function ObjectionDialog({ page, onClose }: ObjectionDialogProps) {
  const t = useText();
  const { draft, layout } = page;
  const isDelegate = useMembership(draft.committee_id)?.role === 'delegate';
  const nameOf = usePlaceName(layout);
  const [delegation, setDelegation] = useState('');
  const [clause, setClause] = useState('');
  const [words, setWords] = useState('');
  const object = useParagraphWrite(
    page,
    () =>
      take(
        api.POST('/drafts/{draft}/silence/objections', {
          params: { path: { draft: draft.id }, header: { 'Idempotency-Key': newKey() } },
          body: {
            words,
            ...(clause ? { clause } : {}),
            ...(delegation ? { delegation_id: delegation } : {}),
          },
        }),
      ),
    onClose,
  );
  return (
    <Confirm
      title={t('silence.object.ask')}
      action={t('silence.object')}
      danger
      isOpen
      isDisabled={object.isPending || (!isDelegate && delegation === '')}
      onConfirm={() => object.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('silence.object.explain')}</p>
      {!isDelegate && (
        <DelegationField
          committee={draft.committee_id}
          label={t('amend.recordedFor')}
          value={delegation}
          onChange={setDelegation}
        />
      )}
      <SelectField
        label={t('silence.about')}
        value={clause}
        onChange={(event) => setClause(event.target.value)}
      >
        <option value="">{t('silence.whole')}</option>
        {layout.lines.map((line) => (
          <option key={line.clause} value={line.clause}>
            {nameOf(line.clause)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t('silence.words')}
        rows={3}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Confirm>
  );
}
