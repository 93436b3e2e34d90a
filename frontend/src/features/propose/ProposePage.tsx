import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useMe } from '@/api/queries';
import { useText } from '@/i18n';
import { useKeptWords } from '@/lib/keptWords';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { JobProgress } from '@/ui/JobProgress';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { Segments } from '@/ui/Segments';
import { useJob, useJobResult } from '@/ui/useJob';
import { ReadProposal } from './ReadProposal';
import { Sentences } from './Sentences';
import { type Kind, readingOf, startReading } from './sending';

/** `/drafts/:id/propose`: amendments from a file or from instructions in words, seen word by word before they are. */
export function ProposePage() {
  const { id = '' } = useParams();
  const t = useText();
  const draft = useQuery(queries.draft(id));
  return (
    <Page
      title={t('propose.title')}
      width="medium"
      lead={draft.data && <span dir="auto">{draft.data.draft.title}</span>}
    >
      <Loaded query={draft}>{(page) => <Propose page={page} />}</Loaded>
    </Page>
  );
}

function Propose({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const person = useMe();
  const draft = page.draft.id;
  const [words, setWords] = useKeptWords(`propose.${person?.person.id ?? ''}.${draft}`);
  const [kind, setKind] = useState<Kind>('instructions');
  const [file, setFile] = useState<File>();
  const [isOver, setOver] = useState(false);
  const reading = useJob();
  const found = useJobResult(reading.job, readingOf);

  const take = (chosen: File | undefined) => {
    setFile(chosen);
    reading.reset();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const read = () => {
    const [source, as] = file ? [file, 'auto' as const] : [new Blob([words]), kind];
    reading.start(() => startReading(draft, page.version.number, source, as));
  };

  return (
    <div className="stack">
      <p>
        <Link to={`/drafts/${draft}`}>{t('amend.back')}</Link>{' '}
        <span className="soft">{t('version.number', { number: page.version.number })}</span>
      </p>
      <form className="card stack" onSubmit={(event) => event.preventDefault()}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field in it does the same */}
        <div
          className="field drop"
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <label htmlFor="propose-file">{t('propose.file')}</label>
          <input
            id="propose-file"
            type="file"
            className="input"
            aria-describedby="propose-file-hint"
            accept=".docx,.xml,.akn,.txt,.md,.json"
            onChange={(event) => take(event.target.files?.[0])}
          />
          <span id="propose-file-hint" className="field-hint">
            {file ? t('propose.file.chosen', { name: file.name }) : t('propose.file.hint')}
          </span>
        </div>
        {!file && (
          <>
            <Segments
              label={t('propose.kind')}
              value={kind}
              options={[
                { value: 'instructions', label: t('propose.kind.instructions') },
                { value: 'copy', label: t('propose.kind.copy') },
              ]}
              onChange={(next) => {
                setKind(next);
                reading.reset();
              }}
            />
            <TextArea
              label={t(`propose.words.${kind}`)}
              hint={t(`propose.hint.${kind}`)}
              rows={8}
              className="input words"
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
                reading.reset();
              }}
            />
          </>
        )}
        <div className="actions">
          <Button
            look={found ? 'plain' : 'primary'}
            isDisabled={reading.isBusy || (!file && words.trim() === '')}
            onPress={read}
          >
            {t('propose.read')}
          </Button>
          {file && <Button onPress={() => take(undefined)}>{t('propose.file.none')}</Button>}
        </div>
      </form>
      <JobProgress of={reading} offersResult={false} />
      {found && <Found page={page} found={found} />}
    </div>
  );
}

function Found({ page, found }: { page: Schemas['DraftPage']; found: Schemas['ReadProposal'] }) {
  const t = useText();
  return (
    <>
      {found.notes.length > 0 && (
        <div className="notice notice-warn">
          <strong>{t('import.lookAt')}</strong>
          <ul className="stack stack-tight">
            {found.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
      <Sentences sentences={found.sentences} />
      {found.proposals.length > 0 && (
        <section className="stack" aria-labelledby="proposed">
          <h2 id="proposed">{t('propose.found', { count: found.proposals.length })}</h2>
          {found.proposals.map((proposal, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was read does not change, and authors can be nameless
            <ReadProposal key={index} page={page} proposal={proposal} />
          ))}
        </section>
      )}
    </>
  );
}
