import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { resultOf } from '@/lib/runs';
import { Button } from '@/ui/Button';
import { TrackedText } from '@/ui/TrackedText';
import { useWrite } from '@/ui/useWrite';
import { findPlace, type Version } from './place';

interface BaseChangedProps {
  /** The text that the words were typed against. */
  worded: Version;
  /** The text as it is now. */
  page: Schemas['DraftPage'];
  clause: string;
  /** The change of words, if that is what is proposed. */
  op: Schemas['Op'] | undefined;
  /** The words as they stand on the new text, and where they collide with it. */
  onCarried: (text: string, conflicts: readonly Schemas['MergeConflict'][]) => void;
  /** Goes on against the new text with the words as they are. */
  onContinue: () => void;
}

/** Says that the text changed under the open editor, and how. It replaces no word before the person asks for it. */
export function BaseChanged({ worded, page, clause, op, onCarried, onContinue }: BaseChangedProps) {
  const t = useText();
  const client = useQueryClient();
  const before = findPlace(worded, clause);
  const now = findPlace(page, clause);
  const isSame = before !== undefined && before.text === now?.text;
  const change = useQuery({
    ...queries.comparedWords(page.draft.id, {
      clause,
      text: now?.text ?? '',
      version: worded.version.number,
    }),
    enabled: now !== undefined && !isSame,
  }).data;
  const carry = useWrite({
    write: (words: Schemas['Op']) =>
      client.fetchQuery(
        queries.carried(page.draft.id, page.version.number, {
          base_version: worded.version.number,
          ops: [words],
        }),
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
        <strong>{t('amend.baseChanged', { number: page.version.number })}</strong>{' '}
        {t(isSame ? 'amend.baseChanged.same' : now ? 'amend.baseChanged.words' : 'amend.baseChanged.gone')}
      </p>
      {change && (
        <p className="words">
          <TrackedText runs={change.runs} lang={page.layout.lang} />
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
