import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { resultOf } from '@/lib/runs';
import { Button } from '@/ui/Button';
import { TrackedText } from '@/ui/TrackedText';
import { useWrite } from '@/ui/useWrite';
import { askedAgainst, type Ground, type Version } from './ground';
import { findPlace } from './place';

interface BaseChangedProps {
  draft: string;
  /** The text that the words were typed against, and its number. */
  worded: Version;
  wordedOn: number;
  /** The text as it is now. */
  ground: Ground;
  clause: string;
  /** The change of words, if that is what is proposed. */
  op: Schemas['Op'] | undefined;
  /** The words as they stand on the new text, and where they collide with it. */
  onCarried: (text: string, conflicts: readonly Schemas['MergeConflict'][]) => void;
  /** Goes on against the new text with the words as they are. */
  onContinue: () => void;
}

/** Says that the text changed under the open editor, and how. It replaces no word before the person asks for it. */
export function BaseChanged(props: BaseChangedProps) {
  const { draft, worded, wordedOn, ground, clause, op, onCarried, onContinue } = props;
  const t = useText();
  const client = useQueryClient();
  const before = findPlace(worded, clause);
  const now = findPlace(ground, clause);
  const isSame = before !== undefined && before.text === now?.text;
  const change = useQuery({
    ...queries.comparedWords(draft, {
      clause,
      text: now?.text ?? '',
      ...(ground.to ? { to: ground.to.id, to_revision: wordedOn } : { version: wordedOn }),
    }),
    enabled: now !== undefined && !isSame,
  }).data;
  const carry = useWrite({
    write: (words: Schemas['Op']) =>
      client.fetchQuery(
        queries.carried(draft, ground.number, { ...askedAgainst(ground, wordedOn), ops: [words] }),
      ),
    refresh: [],
    onDone: ({ comparison, conflicts }) => {
      const runs = comparison.clauses.find((one) => one.clause === clause)?.runs;
      onCarried(runs ? resultOf(runs) : (now?.text ?? ''), conflicts);
    },
  });

  return (
    <div className="notice notice-warn" role="alert">
      <p>
        <strong>
          {ground.to
            ? t('amend.baseChanged.amendment', { label: ground.to.label })
            : t('amend.baseChanged', { number: ground.number })}
        </strong>{' '}
        {t(isSame ? 'amend.baseChanged.same' : now ? 'amend.baseChanged.words' : 'amend.baseChanged.gone')}
      </p>
      {change && (
        <p className="words">
          <TrackedText runs={change.runs} lang={ground.layout.lang} />
        </p>
      )}
      {now && (
        <div className="actions">
          {!isSame && op && (
            <Button small isDisabled={carry.isPending} onPress={() => carry.mutate(op)}>
              {t('amend.baseChanged.rebase')}
            </Button>
          )}
          <Button small onPress={onContinue}>
            {t('amend.baseChanged.continue')}
          </Button>
        </div>
      )}
    </div>
  );
}
