import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import type { Divided } from './divided';
import { Paragraph } from './Paragraph';
import { PartBar } from './PartBar';
import { asked, type Part } from './parts';

interface DivisionFormProps {
  page: Schemas['DraftPage'];
  divided: Divided;
  /** The amendment that is divided; the draft where absent. */
  amendment?: Schemas['Amendment'];
}

/** The text with its paragraphs to choose from, and the parts that they go into. */
export function DivisionForm({ page, divided, amendment }: DivisionFormProps) {
  const t = useText();
  const navigate = useNavigate();
  const toasts = useToasts();
  const [parts, setParts] = useState<readonly Part[]>([{ label: 'A', clauses: [], words: [] }]);
  const [at, setAt] = useState(0);
  const [words, setWords] = useState('');
  const { draft } = page;
  const back = amendment ? `/amendments/${amendment.id}` : `/drafts/${draft.id}/proceedings`;
  const request = useWrite({
    write: (wanted: Schemas['DivisionPart'][]) =>
      take(
        api.POST('/drafts/{draft}/statements', {
          params: { path: { draft: draft.id }, header: { 'Idempotency-Key': newKey() } },
          body: {
            kind: 'division_request',
            parts: wanted,
            words: words.trim(),
            ...(amendment ? { amendment_id: amendment.id } : {}),
          },
        }),
      ),
    refresh: [queries.keys.draft(draft.id)],
    quiet: true,
    onDone: () => {
      toasts.done(t('statement.done'));
      navigate(back);
    },
  });
  const wanted = asked(parts);
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <p>
        <Link to={back}>
          {amendment ? t('amend.backTo', { label: amendment.label }) : t('division.back')}
        </Link>
      </p>
      <p className="soft">{t('division.explain')}</p>
      <PartBar parts={parts} at={at} onParts={setParts} onAt={setAt} />
      <ul className="stack stack-tight division-list" aria-label={t('division.paragraphs')}>
        {divided.paragraphs.map((paragraph) => (
          <Paragraph
            key={paragraph.clause}
            paragraph={paragraph}
            divided={divided}
            parts={parts}
            at={at}
            onParts={setParts}
          />
        ))}
      </ul>
      <TextArea
        label={t('statement.words.optional')}
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {request.error && (
        <p className="notice notice-error" role="alert">
          {request.error.message}
        </p>
      )}
      <div className="actions">
        <Button
          look="primary"
          isDisabled={!wanted || request.isPending}
          onPress={() => wanted && request.mutate(wanted)}
        >
          {t('division.ask')}
        </Button>
        {!wanted && <span className="soft">{t('division.notYet')}</span>}
      </div>
    </form>
  );
}
