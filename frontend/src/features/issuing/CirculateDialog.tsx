import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { useWrite } from '@/ui/useWrite';
import { LanguageChecks } from './LanguageChecks';

interface CirculateDialogProps {
  draft: Schemas['Draft'];
  document: Schemas['IssuedDocument'];
  /** Those in which it did not go out yet. */
  languages: readonly string[];
  onClose: () => void;
}

/** Notes that a document went out in further languages. */
export function CirculateDialog({ draft, document, languages, onClose }: CirculateDialogProps) {
  const t = useText();
  const [chosen, setChosen] = useState<string[]>([...languages]);
  const circulate = useWrite({
    write: () =>
      take(
        api.POST('/documents/{document}/circulations', {
          params: { path: { document: document.id }, header: { 'Idempotency-Key': newKey() } },
          body: { languages: chosen },
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    onDone: onClose,
  });
  return (
    <Dialog
      title={t('documents.circulate.of', { symbol: document.symbol })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={circulate.isPending || chosen.length === 0}
            onPress={() => circulate.mutate(undefined)}
          >
            {t('documents.circulate')}
          </Button>
        </>
      }
    >
      <LanguageChecks languages={languages} chosen={chosen} onChange={setChosen} />
    </Dialog>
  );
}
