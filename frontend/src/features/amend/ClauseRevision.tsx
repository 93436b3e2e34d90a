import { useState } from 'react';
import { newKey, type Schemas } from '@/api/client';
import { useText } from '@/i18n';
import type { Known } from '@/lib/parts';
import { Button } from '@/ui/Button';
import { Segments } from '@/ui/Segments';
import type { Place } from './place';
import { operationOf, startOf } from './proposal';
import { WordsEditor } from './WordsEditor';

const actions = ['edit', 'insert', 'delete'] as const;
type Action = (typeof actions)[number];

interface ClauseRevisionProps {
  page: Schemas['DraftPage'];
  place: Place;
  ops: readonly Schemas['Op'][];
  changes: readonly Schemas['ComparedClause'][];
  known: Known;
  onKeep: (op: Schemas['Op']) => void;
  onClose: () => void;
}

/** Under a paragraph of the text: its new words, a new paragraph after it, or its deletion. */
export function ClauseRevision(props: ClauseRevisionProps) {
  const { page, place, ops, changes, known, onKeep, onClose } = props;
  const t = useText();
  const [action, setAction] = useState<Action>('edit');
  const work = { existing: undefined, ops, changes, conflicts: [] };
  const start = (of: Action) => startOf(of, place, page.version.number, work);
  const [typed, setTyped] = useState(() => start('edit'));
  const op = operationOf({ action, place, where: 'after', target: '', typed, lines: page.layout.lines });
  return (
    <div className="card stack revision">
      {place.line && (
        <Segments
          label={t('amend.action')}
          value={action}
          options={actions.map((value) => ({ value, label: t(`amend.action.${value}`) }))}
          onChange={(next) => {
            setAction(next);
            setTyped(start(next));
          }}
        />
      )}
      {action === 'delete' ? (
        <p>{t('revise.delete')}</p>
      ) : (
        <WordsEditor
          to={undefined}
          key={action}
          draft={page.draft.id}
          version={page.version.number}
          clause={action === 'edit' ? place.clause : undefined}
          base={action === 'edit' ? place.text : ''}
          value={typed.text}
          footnotes={typed.footnotes}
          known={known}
          layout={page.layout}
          onChange={(text) => setTyped((now) => ({ ...now, text }))}
          onNote={(footnotes) => setTyped((now) => ({ ...now, footnotes }))}
        />
      )}
      <div className="actions">
        <Button look="primary" small isDisabled={!op} onPress={() => op && onKeep(named(op))}>
          {t('revise.keep')}
        </Button>
        <Button small onPress={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** A new paragraph gets its id at once, so that it can be taken out again. */
function named(op: Schemas['Op']): Schemas['Op'] {
  if (op.op !== 'insert') return op;
  return { ...op, clause: { ...op.clause, id: newKey().slice(0, 12) } };
}
