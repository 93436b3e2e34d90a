import { useState } from 'react';
import { api, etag, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { TextArea, TextField } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { LanguageChecks } from './LanguageChecks';

interface IssueDialogProps {
  draft: Schemas['Draft'];
  committee: Schemas['Committee'];
  next: Schemas['NextDocument'];
  /** The symbol that it takes the place of; empty where it takes none's. */
  replaces: string;
  onClose: () => void;
}

/** A document to issue: its symbol, its words if it has some, its languages, and when it went out. */
export function IssueDialog({ draft, committee, next, replaces, onClose }: IssueDialogProps) {
  const t = useText();
  const toasts = useToasts();
  const [symbol, setSymbol] = useState(next.symbol);
  const [words, setWords] = useState('');
  const [languages, setLanguages] = useState<string[]>([...committee.languages]);
  const [when, setWhen] = useState('');
  const hasWords = next.form === 'addendum' || next.form === 'corrigendum';
  const issue = useWrite({
    write: () =>
      take(
        issueOf(draft, next, {
          form: next.form,
          symbol,
          languages,
          ...(hasWords ? { words } : {}),
          ...(when ? { circulated_at: new Date(when).toISOString() } : {}),
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id), ['amendment']],
    onDone: (document) => {
      toasts.done(t('issue.done', { symbol: document.symbol }));
      onClose();
    },
  });
  const isReady = symbol.trim() !== '' && languages.length > 0 && (!hasWords || words.trim() !== '');
  return (
    <Confirm
      title={t(`issue.${next.form}`)}
      isOpen
      onClose={onClose}
      action={t('issue.go')}
      isDisabled={issue.isPending || !isReady}
      onConfirm={() => issue.mutate(undefined)}
    >
      <p className="soft">
        {t(next.amendment_id ? 'revision.number' : 'version.number', { number: next.wording })}
        {replaces && ` · ${t('documents.replaces', { symbol: replaces })}`}
      </p>
      <TextField
        label={t('documents.symbol')}
        hint={next.form === 'original' ? t('issue.symbolHint') : undefined}
        readOnly={next.form !== 'original'}
        value={symbol}
        onChange={(event) => setSymbol(event.target.value)}
      />
      {hasWords && (
        <TextArea
          label={t(next.form === 'addendum' ? 'issue.words.addendum' : 'issue.words.corrigendum')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <LanguageChecks languages={committee.languages} chosen={languages} onChange={setLanguages} />
      <TextField
        label={t('issue.when')}
        hint={t('issue.whenHint')}
        type="datetime-local"
        value={when}
        onChange={(event) => setWhen(event.target.value)}
      />
    </Confirm>
  );
}

function issueOf(draft: Schemas['Draft'], next: Schemas['NextDocument'], body: Schemas['NewDocument']) {
  const header = { 'If-Match': etag(next.wording), 'Idempotency-Key': newKey() };
  if (next.amendment_id) {
    return api.POST('/amendments/{amendment}/documents', {
      params: { path: { amendment: next.amendment_id }, header },
      body,
    });
  }
  return api.POST('/drafts/{draft}/documents', { params: { path: { draft: draft.id }, header }, body });
}
