import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
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
    <Confirm
      title={t('documents.circulate.of', { symbol: document.symbol })}
      isOpen
      onClose={onClose}
      action={t('documents.circulate')}
      isDisabled={circulate.isPending || chosen.length === 0}
      onConfirm={() => circulate.mutate(undefined)}
    >
      <LanguageChecks languages={languages} chosen={chosen} onChange={setChosen} />
    </Confirm>
  );
}
