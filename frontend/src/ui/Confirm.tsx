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
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once before something that others will see. */
export function Confirm({
  title,
  children,
  action,
  danger,
  isOpen,
  isBusy,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const t = useText();
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button look={danger ? 'danger' : 'primary'} isDisabled={isBusy} onPress={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
