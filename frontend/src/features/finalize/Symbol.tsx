import { type FormEvent, useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

/** What the adopted text is called. The secretariat gives and changes it until the seal. */
export function ResultSymbol({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const toasts = useToasts();
  const { draft, may } = page;
  const [symbol, setSymbol] = useState(draft.result_symbol ?? '');
  const save = useWrite({
    write: () =>
      take(
        api.PUT('/drafts/{draft}/result-symbol', {
          params: { path: { draft: draft.id } },
          body: { symbol: symbol.trim() },
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    onDone: () => toasts.done(t('finalize.symbol.done')),
  });

  if (!may.includes('set_result_symbol')) {
    return (
      <p className={draft.result_symbol ? '' : 'soft'}>{draft.result_symbol ?? t('finalize.symbol.none')}</p>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form className="form-row" onSubmit={submit}>
      <TextField
        label={t('finalize.symbol.label')}
        hint={t('finalize.symbol.hint')}
        value={symbol}
        required
        maxLength={160}
        onChange={(event) => setSymbol(event.target.value)}
      />
      <Button
        type="submit"
        look="primary"
        isDisabled={save.isPending || symbol.trim() === '' || symbol.trim() === draft.result_symbol}
      >
        {t('action.save')}
      </Button>
    </form>
  );
}
