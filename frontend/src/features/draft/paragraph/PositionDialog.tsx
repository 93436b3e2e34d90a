import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import { type MessageId, useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { DelegationField } from '@/ui/DelegationField';
import { Dialog } from '@/ui/Dialog';
import { SelectField, TextArea } from '@/ui/Field';
import type { ParagraphProps } from './ParagraphPanel';
import { seen, useParagraphWrite } from './useParagraphWrite';

type Position = Schemas['Position'];

interface PositionDialogProps extends ParagraphProps {
  /** One's own position, of which only the reason is asked; absent where it is recorded for a delegation. */
  position?: 'pending' | 'objects';
  onClose: () => void;
}

const verbs = {
  agrees: 'position.agree',
  pending: 'position.wait',
  objects: 'position.object',
} as const satisfies Record<Position, MessageId>;

/** Asks why one is pending or objects; or, for officers, whose position to record and which. */
export function PositionDialog({ page, paragraph, nameOf, position, onClose }: PositionDialogProps) {
  const t = useText();
  const isSilent = page.draft.status === 'silence';
  const [delegation, setDelegation] = useState('');
  const [chosen, setChosen] = useState<Position>(position ?? 'agrees');
  const [reason, setReason] = useState('');
  const own = paragraph.marks.find((mark) => mark.delegation.id === delegation);
  const mark = useParagraphWrite(
    page,
    () =>
      take(
        api.PUT('/drafts/{draft}/paragraphs/{clause}/mark', {
          params: seen(page, paragraph.clause),
          body: { position: chosen, reason, ...(delegation ? { delegation_id: delegation } : {}) },
        }),
      ),
    onClose,
  );
  const takeBack = useParagraphWrite(
    page,
    () =>
      take(
        api.DELETE('/drafts/{draft}/paragraphs/{clause}/mark', {
          params: { path: { draft: page.draft.id, clause: paragraph.clause }, query: { delegation } },
        }),
      ),
    onClose,
  );
  const isBusy = mark.isPending || takeBack.isPending;
  const isReady =
    (position !== undefined || delegation !== '') && (chosen !== 'pending' || reason.trim() !== '');
  return (
    <Dialog
      title={
        position
          ? t(`position.${position}.title`, { place: nameOf(paragraph.clause) })
          : t('position.record.title', { place: nameOf(paragraph.clause) })
      }
      isOpen
      onClose={onClose}
      actions={
        <>
          {own && (
            <Button look="danger" isDisabled={isBusy} onPress={() => takeBack.mutate(undefined)}>
              {t('position.takeBack')}
            </Button>
          )}
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button look="primary" isDisabled={isBusy || !isReady} onPress={() => mark.mutate(undefined)}>
            {t(position ? verbs[position] : 'position.record.do')}
          </Button>
        </>
      }
    >
      {position === undefined && (
        <>
          <DelegationField
            committee={page.draft.committee_id}
            label={t('amend.recordedFor')}
            value={delegation}
            onChange={setDelegation}
          />
          <SelectField
            label={t('position.which')}
            value={chosen}
            onChange={(event) => setChosen(event.target.value as Position)}
          >
            {(isSilent ? (['agrees'] as const) : (['agrees', 'pending', 'objects'] as const)).map((one) => (
              <option key={one} value={one}>
                {t(`positions.${one}`)}
              </option>
            ))}
          </SelectField>
        </>
      )}
      {chosen !== 'agrees' && (
        <TextArea
          label={t('position.reason')}
          hint={t(chosen === 'pending' ? 'position.reasonHint' : 'position.reasonOptional')}
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </Dialog>
  );
}
