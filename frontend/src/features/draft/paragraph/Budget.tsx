import { useState } from 'react';
import { api, etag, newKey, take } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { Check, TextArea, TextField } from '@/ui/Field';
import type { ParagraphProps } from './ParagraphPanel';
import { useParagraphWrite } from './useParagraphWrite';

/** Whether a paragraph has budget implications, and what is stated about them. */
export function Budget(props: ParagraphProps) {
  const t = useText();
  const { page, paragraph } = props;
  const [states, setStates] = useState(false);
  const { budget, clause } = paragraph;
  const at = { path: { draft: page.draft.id, clause } };
  const set = useParagraphWrite(page, (implications: boolean) =>
    implications
      ? take(api.PUT('/drafts/{draft}/paragraphs/{clause}/budget', { params: at }))
      : take(api.DELETE('/drafts/{draft}/paragraphs/{clause}/budget', { params: at })),
  );
  const mayMark = page.may.includes('mark_budget') && paragraph.standing !== 'deleted';
  if (!budget && !mayMark) return null;
  return (
    <section className="stack stack-tight" aria-label={t('budget.title')}>
      {budget && (
        <p className="row">
          <span className={budget.outstanding ? 'badge badge-warn' : 'badge badge-info'}>
            {t(budget.outstanding ? 'budget.outstanding' : 'budget.stated')}
          </span>
          {budget.outstanding && budget.statement && (
            <span className="small">{t('budget.changed', { number: budget.statement.version })}</span>
          )}
        </p>
      )}
      {budget?.statement && (
        <p className="rationale" dir="auto">
          {[budget.statement.symbol, budget.statement.words].filter(Boolean).join(' · ')}
        </p>
      )}
      <div className="actions">
        {budget && page.may.includes('state_budget') && (
          <Button small onPress={() => setStates(true)}>
            {t('budget.state')}
          </Button>
        )}
        {mayMark && (
          <Button small look="quiet" isDisabled={set.isPending} onPress={() => set.mutate(!budget)}>
            {t(budget ? 'budget.unmark' : 'budget.mark')}
          </Button>
        )}
      </div>
      {states && <StatementDialog {...props} onClose={() => setStates(false)} />}
    </section>
  );
}

/** The secretariat's statement, about one paragraph or several. */
function StatementDialog({
  page,
  list,
  paragraph,
  nameOf,
  onClose,
}: ParagraphProps & { onClose: () => void }) {
  const t = useText();
  const [symbol, setSymbol] = useState('');
  const [words, setWords] = useState('');
  const [clauses, setClauses] = useState([paragraph.clause]);
  const marked = list.items.filter((one) => one.budget && one.standing !== 'deleted');
  const state = useParagraphWrite(
    page,
    () =>
      take(
        api.POST('/drafts/{draft}/budget-statements', {
          params: {
            path: { draft: page.draft.id },
            header: { 'If-Match': etag(page.version.number), 'Idempotency-Key': newKey() },
          },
          body: { symbol, words, clauses },
        }),
      ),
    onClose,
  );
  const isReady = clauses.length > 0 && (symbol.trim() !== '' || words.trim() !== '');
  return (
    <Confirm
      title={t('budget.state.title')}
      action={t('budget.state.do')}
      isOpen
      isDisabled={state.isPending || !isReady}
      onConfirm={() => state.mutate(undefined)}
      onClose={onClose}
    >
      <TextField
        label={t('budget.symbol')}
        value={symbol}
        onChange={(event) => setSymbol(event.target.value)}
      />
      <TextArea
        label={t('budget.words')}
        rows={4}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <fieldset className="check-list">
        <legend className="field-label">{t('budget.about')}</legend>
        {marked.map(({ clause }) => (
          <Check
            key={clause}
            checked={clauses.includes(clause)}
            onChange={(event) =>
              setClauses(
                event.target.checked ? [...clauses, clause] : clauses.filter((one) => one !== clause),
              )
            }
          >
            {nameOf(clause)}
          </Check>
        ))}
      </fieldset>
    </Confirm>
  );
}
