import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import type { How } from './send';

interface SendButtonsProps {
  existing: Schemas['AmendmentPage'] | undefined;
  isReady: boolean;
  mayPropose: boolean;
  mayChange: boolean;
  /** False while the secretariat has not said on whose instruction it changes the text. */
  isInstructed: boolean;
  /** The main sponsor changes the text at a meeting. */
  mayReviseOrally: boolean;
  onSend: (how: How) => void;
}

/** Submitting, saving, revising; and, for whoever may, changing the text at once or revising it orally. */
export function SendButtons(props: SendButtonsProps) {
  const { existing, isReady, mayPropose, mayChange, isInstructed, mayReviseOrally, onSend } = props;
  const t = useText();
  const isRevision = existing?.may.includes('revise') ?? false;
  return (
    <div className="actions">
      {mayPropose && (
        <Button look="primary" isDisabled={!isReady} onPress={() => onSend('submit')}>
          {t(isRevision ? 'amend.revise' : 'amend.submit')}
        </Button>
      )}
      {mayPropose && !isRevision && (
        <Button isDisabled={!isReady} onPress={() => onSend('save')}>
          {t('amend.save')}
        </Button>
      )}
      {mayChange && !existing && (
        <Button isDisabled={!isReady || !isInstructed} onPress={() => onSend('change')}>
          {t('amend.direct')}
        </Button>
      )}
      {mayReviseOrally && !existing && (
        <Button isDisabled={!isReady} onPress={() => onSend('revise_orally')}>
          {t('stage.reviseOrally')}
        </Button>
      )}
    </div>
  );
}
