import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, newKey, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { SelectField, TextArea } from '@/ui/Field';
import { Page } from '@/ui/Page';
import { ProgressBar } from '@/ui/ProgressBar';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { References } from './References';
import { Understood } from './Understood';

const formats = ['auto', 'text', 'json'] as const;
type Format = (typeof formats)[number];

/**
 * `/import`: a file or pasted text, what was understood of it, and then its storing: by the secretariat
 * as tabled drafts, by a delegation as a zero draft of its own.
 */
export function ImportPage() {
  const t = useText();
  const { committee } = useCommittee();
  const imports = useMay(committee?.id, 'import_texts');
  return (
    <Page
      title={t(imports ? 'import.title' : 'nav.newDraft')}
      lead={t(imports ? 'import.lead' : 'import.lead.own')}
      width="medium"
    >
      {committee && <Import committee={committee} imports={imports} />}
    </Page>
  );
}

function Import({ committee, imports }: { committee: Schemas['Committee']; imports: boolean }) {
  const t = useText();
  const toasts = useToasts();
  const [file, setFile] = useState<File>();
  const [pasted, setPasted] = useState('');
  const [format, setFormat] = useState<Format>('auto');
  const [accepted, setAccepted] = useState<string[]>([]);
  const source: Blob | undefined = file ?? (pasted.trim() ? new Blob([pasted]) : undefined);

  const read = useWrite({
    write: (input: Blob) => importFile(committee.id, input, { format, commit: false, accept: [] }),
    refresh: [],
    quiet: true,
  });
  const store = useWrite({
    write: (input: Blob) => importFile(committee.id, input, { format, commit: true, accept: accepted }),
    refresh: [queries.keys.committee(committee.id)],
    onDone: (result) => toasts.done(t('import.done', { count: result.texts.length })),
  });
  const navigate = useNavigate();
  const start = useWrite({
    write: (input: Blob) => startDraft(committee.id, input, { format, commit: false, accept: accepted }),
    refresh: [queries.keys.committee(committee.id)],
    onDone: (page) => {
      toasts.done(t('import.started'));
      navigate(`/drafts/${page.draft.id}`);
    },
  });
  const changed = (change: () => void) => {
    change();
    setAccepted([]);
    read.reset();
    store.reset();
  };
  const result = store.data ?? read.data;

  return (
    <div className="stack">
      <form className="card stack" onSubmit={(event) => event.preventDefault()}>
        <div className="field">
          <label htmlFor="import-file">{t('import.file')}</label>
          <input
            id="import-file"
            type="file"
            className="input"
            accept=".txt,.json,.md,text/plain,application/json"
            onChange={(event) => changed(() => setFile(event.target.files?.[0]))}
          />
        </div>
        {!file && (
          <TextArea
            label={t('import.paste')}
            rows={8}
            className="input words"
            value={pasted}
            onChange={(event) => changed(() => setPasted(event.target.value))}
          />
        )}
        <SelectField
          label={t('import.format')}
          value={format}
          onChange={(event) =>
            changed(() => setFormat(formats.find((one) => one === event.target.value) ?? 'auto'))
          }
        >
          {formats.map((one) => (
            <option key={one} value={one}>
              {t(`import.format.${one}`)}
            </option>
          ))}
        </SelectField>
        <div className="actions">
          <Button
            look={result ? 'plain' : 'primary'}
            isDisabled={!source || read.isPending}
            onPress={() => source && read.mutate(source)}
          >
            {t('import.read')}
          </Button>
        </div>
      </form>
      {read.isPending && <ProgressBar label={t('import.reading')} />}
      {read.error && (
        <p className="notice notice-error" role="alert">
          {read.error.message}
        </p>
      )}
      {result && <Understood result={result} />}
      {read.data && !store.data && (
        <References texts={read.data.texts} accepted={accepted} onChange={setAccepted} />
      )}
      {store.isPending && <ProgressBar label={t('import.storing')} />}
      {result && !store.data && (
        <div className="actions">
          {imports ? (
            <Button
              look="primary"
              isDisabled={store.isPending || !source || result.texts.length === 0}
              onPress={() => source && store.mutate(source)}
            >
              {t('import.store', { count: result.texts.length })}
            </Button>
          ) : (
            <Button
              look="primary"
              isDisabled={start.isPending || !source || result.texts.length !== 1}
              onPress={() => source && start.mutate(source)}
            >
              {t('import.storeOwn')}
            </Button>
          )}
        </div>
      )}
      {store.data && (
        <p>
          <Link to="/">{t('import.toDrafts')}</Link>
        </p>
      )}
    </div>
  );
}

/** A delegation's own draft, of the one text that was understood. */
async function startDraft(committee: string, file: Blob, query: Parameters<typeof importFile>[2]) {
  const { texts } = await importFile(committee, file, query);
  return take(
    api.POST('/committees/{committee}/drafts', {
      params: { path: { committee }, header: { 'Idempotency-Key': newKey() } },
      body: { text: (texts[0] as Schemas['ImportedText']).text },
    }),
  );
}

/** Sends the file as it is; the contract's other media type is for text alone. */
function importFile(
  committee: string,
  file: Blob,
  query: { format: Format; commit: boolean; accept: string[] },
) {
  return take(
    api.POST('/committees/{committee}/imports', {
      params: {
        path: { committee },
        query,
        header: { 'Idempotency-Key': newKey() },
      },
      body: file,
      bodySerializer: (body) => body as Blob,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
}
