import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { SelectField, TextArea } from '@/ui/Field';
import { JobProgress } from '@/ui/JobProgress';
import { Page } from '@/ui/Page';
import { useToasts } from '@/ui/Toast';
import { useJob, useJobResult } from '@/ui/useJob';
import { useWrite } from '@/ui/useWrite';
import { Authors, offered } from './Authors';
import { References } from './References';
import { type FileFormat, formats, importOf, startDraft, startImport } from './sending';
import { Understood } from './Understood';

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
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const [pasted, setPasted] = useState('');
  const [format, setFormat] = useState<FileFormat>('auto');
  const [accepted, setAccepted] = useState<string[]>([]);
  const [movers, setMovers] = useState<Record<string, string>>({});
  const [left, setLeft] = useState<string[]>([]);
  const source: Blob | undefined = file ?? (pasted.trim() ? new Blob([pasted]) : undefined);
  const name = file?.name ?? '';

  const reading = useJob();
  const storing = useJob(async (job) => {
    const { texts } = await importOf(job.id);
    await client.invalidateQueries({ queryKey: queries.keys.committee(committee.id) });
    toasts.done(t('import.done', { count: texts.length }));
  });
  const read = useJobResult(reading.job, importOf);
  const stored = useJobResult(storing.job, importOf);
  const result = stored ?? read;
  useEffect(() => {
    if (read) setMovers(offered(read.proposals));
  }, [read]);
  const start = useWrite({
    write: (understood: Schemas['ImportResult']) => startDraft(committee.id, understood),
    refresh: [queries.keys.committee(committee.id)],
    onDone: (page) => {
      toasts.done(t('import.started'));
      navigate(`/drafts/${page.draft.id}`);
    },
  });
  // A delegation's own draft is made of what was read once the chosen references are live in it.
  const preparing = useJob(async (job) => start.mutate(await importOf(job.id)));
  const isBusy = storing.isBusy || preparing.isBusy || start.isPending;

  const changed = (change: () => void) => {
    change();
    setAccepted([]);
    setMovers({});
    setLeft([]);
    reading.reset();
    storing.reset();
    preparing.reset();
  };
  const match = (author: string, delegation: string) =>
    setMovers((now) => ({ ...now, [author]: delegation }));
  const leave = (proposal: string, isLeft: boolean) =>
    setLeft((now) => (isLeft ? [...now, proposal] : now.filter((one) => one !== proposal)));
  const send = (commit: boolean, accept: string[]) => () =>
    startImport(committee.id, source as Blob, {
      format,
      commit,
      accept,
      movers: commit ? movers : {},
      left: commit ? left : [],
      name,
    });

  return (
    <div className="stack">
      <form className="card stack" onSubmit={(event) => event.preventDefault()}>
        <div className="field">
          <label htmlFor="import-file">{t('import.file')}</label>
          <input
            id="import-file"
            type="file"
            className="input"
            accept=".docx,.xml,.akn,.txt,.json,.md,text/plain,application/json"
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
            isDisabled={!source || reading.isBusy}
            onPress={() => source && reading.start(send(false, []))}
          >
            {t('import.read')}
          </Button>
        </div>
      </form>
      <JobProgress of={reading} offersResult={false} />
      {result && <Understood result={result} />}
      {result && result.proposals.length > 0 && imports && (
        <Authors
          committee={committee.id}
          proposals={result.proposals}
          lang={result.texts[0]?.layout.lang ?? ''}
          movers={movers}
          left={left}
          {...(stored ? {} : { choosing: { match, leave } })}
        />
      )}
      {read && !stored && <References texts={read.texts} accepted={accepted} onChange={setAccepted} />}
      <JobProgress of={storing} offersResult={false} />
      <JobProgress of={preparing} offersResult={false} />
      {result && !stored && (
        <div className="actions">
          {imports ? (
            <Button
              look="primary"
              isDisabled={isBusy || !source || result.texts.length === 0}
              onPress={() => source && storing.start(send(true, accepted))}
            >
              {t('import.store', { count: result.texts.length })}
            </Button>
          ) : (
            <Button
              look="primary"
              isDisabled={isBusy || !source || result.texts.length !== 1}
              onPress={() => source && preparing.start(send(false, accepted))}
            >
              {t('import.storeOwn')}
            </Button>
          )}
        </div>
      )}
      {stored && (
        <p>
          <Link to="/">{t('import.toDrafts')}</Link>
        </p>
      )}
    </div>
  );
}
