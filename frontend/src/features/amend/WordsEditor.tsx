import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { useMedia } from '@/lib/media';
import type { Known } from '@/lib/parts';
import { editorMode, rememberEditorMode } from '@/lib/preferences';
import { Button } from '@/ui/Button';
import { ClauseOptions } from '@/ui/ClauseOptions';
import { Confirm } from '@/ui/Confirm';
import { SelectField, TextArea } from '@/ui/Field';
import { Waiting } from '@/ui/Loading';
import { Segments } from '@/ui/Segments';
import type { EditorHandle } from './editor';
import { newNoteKey } from './operations';
import { PlainEditor } from './PlainEditor';
import { useRuns } from './useRuns';

const TrackedEditor = lazy(() => import('./TrackedEditor'));

interface WordsEditorProps {
  draft: string;
  to: string | undefined;
  version: number;
  /** The clause whose words these are; undefined for a new one. */
  clause: string | undefined;
  base: string;
  value: string;
  footnotes: Record<string, string>;
  known: Known;
  layout: Schemas['Layout'];
  onChange: (value: string) => void;
  onNote: (footnotes: Record<string, string>) => void;
}

/** The words of one clause, in either editor; both share the same value. */
export function WordsEditor(props: WordsEditorProps) {
  const { draft, to, version, clause, base, value, footnotes, layout, onChange, onNote } = props;
  const t = useText();
  const touch = useMedia('(pointer: coarse)');
  const [mode, setMode] = useState(() => editorMode() ?? (touch ? 'plain' : 'tracked'));
  const [asks, setAsks] = useState<'note' | 'ref'>();
  const handle = useRef<EditorHandle>(null);
  const { runs, settled } = useRuns({ draft, to, version, clause, base, value });
  const known = useMemo(() => withNewNotes(props.known, footnotes), [props.known, footnotes]);

  const Editor = mode === 'plain' ? PlainEditor : TrackedEditor;
  return (
    <section className="stack stack-tight" aria-label={t('amend.words')}>
      <div className="row row-spread">
        <Segments
          label={t('settings.editor')}
          value={mode}
          options={[
            { value: 'tracked', label: t('settings.editor.tracked') },
            { value: 'plain', label: t('settings.editor.plain') },
          ]}
          onChange={(next) => {
            rememberEditorMode(next);
            setMode(next);
          }}
        />
        <div className="actions">
          <Button small onPress={() => setAsks('note')}>
            {t('amend.insertNote')}
          </Button>
          <Button small onPress={() => setAsks('ref')}>
            {t('amend.insertReference')}
          </Button>
        </div>
      </div>
      <div data-settled={settled}>
        <Suspense fallback={<Waiting />}>
          <Editor
            value={value}
            runs={runs}
            known={known}
            lang={layout.lang}
            label={t('amend.words')}
            onChange={onChange}
            handle={handle}
          />
        </Suspense>
      </div>
      <p className="small soft">{t(mode === 'plain' ? 'amend.hint.plain' : 'amend.hint.tracked')}</p>
      {asks === 'note' && (
        <NoteDialog
          onClose={() => setAsks(undefined)}
          onInsert={(words) => {
            const key = newNoteKey([...props.known.notes.keys(), ...Object.keys(footnotes)]);
            onNote({ ...footnotes, [key]: words });
            handle.current?.insert(`{fn:${key}}`);
          }}
        />
      )}
      {asks === 'ref' && (
        <ReferenceDialog
          layout={layout}
          onClose={() => setAsks(undefined)}
          onInsert={(id) => handle.current?.insert(`{ref:${id}}`)}
        />
      )}
    </section>
  );
}

/** New notes are shown with a sign of their own until the server numbers them. */
function withNewNotes(known: Known, footnotes: Record<string, string>): Known {
  const notes = new Map(known.notes);
  for (const key of Object.keys(footnotes)) if (!notes.has(key)) notes.set(key, notes.size + 1);
  return { ...known, notes };
}

function NoteDialog({ onClose, onInsert }: { onClose: () => void; onInsert: (words: string) => void }) {
  const t = useText();
  const [words, setWords] = useState('');
  return (
    <Confirm
      title={t('amend.insertNote')}
      isOpen
      onClose={onClose}
      action={t('action.insert')}
      isDisabled={words.trim() === ''}
      onConfirm={() => {
        onInsert(words.trim());
        onClose();
      }}
    >
      <TextArea
        label={t('amend.noteWords')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Confirm>
  );
}

interface ReferenceDialogProps {
  layout: Schemas['Layout'];
  onClose: () => void;
  onInsert: (clause: string) => void;
}

function ReferenceDialog({ layout, onClose, onInsert }: ReferenceDialogProps) {
  const t = useText();
  const targets = layout.lines.filter((line) => line.kind !== 'heading');
  const [clause, setClause] = useState(targets[0]?.clause ?? '');
  return (
    <Confirm
      title={t('amend.insertReference')}
      isOpen
      onClose={onClose}
      action={t('action.insert')}
      isDisabled={!clause}
      onConfirm={() => {
        onInsert(clause);
        onClose();
      }}
    >
      <SelectField
        label={t('amend.referenceTo')}
        hint={t('amend.referenceHint')}
        value={clause}
        onChange={(event) => setClause(event.target.value)}
      >
        <ClauseOptions lines={targets} />
      </SelectField>
    </Confirm>
  );
}
