import { api, take } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { JobProgress } from '@/ui/JobProgress';
import { useJob } from '@/ui/useJob';

interface BundleDialogProps {
  draft: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Everything about a draft in one file, with its manifest. */
export function BundleDialog({ draft, isOpen, onClose }: BundleDialogProps) {
  const t = useText();
  const packing = useJob();
  const close = () => {
    if (packing.isBusy) packing.cancel();
    packing.reset();
    onClose();
  };
  const ask = () =>
    take(api.POST('/drafts/{draft}/exports', { params: { path: { draft } }, body: { as: 'zip' } }));
  return (
    <Dialog
      title={t('bundle.title')}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('action.close')}</Button>
          <Button look="primary" isDisabled={packing.isBusy} onPress={() => packing.start(ask)}>
            {t('bundle.make')}
          </Button>
        </>
      }
    >
      <p>{t('bundle.explain')}</p>
      <p className="small soft">{t('bundle.check')}</p>
      <JobProgress of={packing} />
    </Dialog>
  );
}
