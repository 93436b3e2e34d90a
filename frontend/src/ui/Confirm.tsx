import type { ReactNode } from 'react';
import { useText } from '@/i18n';
import { Button } from './Button';
import { Dialog } from './Dialog';

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** The words on the button that does it. */
  action: string;
  danger?: boolean;
  isOpen: boolean;
  /** The button does nothing now: it is at work, or something is still missing. */
  isDisabled?: boolean;
  wide?: boolean;
  steady?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once before something that others will see, in words or in a small form. */
export function Confirm({
  title,
  children,
  action,
  danger,
  isOpen,
  isDisabled,
  wide,
  steady,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const t = useText();
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      wide={wide}
      steady={steady}
      actions={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button look={danger ? 'danger' : 'primary'} isDisabled={isDisabled} onPress={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
