import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Conflicts } from '@/ui/Conflicts';
import { TextArea } from '@/ui/Field';

type Conflict = Schemas['MergeConflict'];
type Resolution = Schemas['Resolution'];

interface ConflictResolverProps {
  conflict: Conflict;
  /** Amendment id → its label. */
  labels: ReadonlyMap<string, string>;
  /** Clause id → what a person calls it: its number, or its words. */
  places: ReadonlyMap<string, string>;
  lang: string;
  resolution: Resolution | undefined;
  onResolve: (resolution: Resolution | undefined) => void;
}

/** All variants of one conflict, and the deciding person's way out: a variant, own words, the words as they are, or deletion. */
export function ConflictResolver(props: ConflictResolverProps) {
  const { conflict, labels, places, lang, resolution, onResolve } = props;
  const t = useText();
  const [words, setWords] = useState<string>();
  const conflictId = conflict.id;
  const latest = useRef(onResolve);
  latest.current = onResolve;
  const isGone = conflict.kind === 'target_gone';
  const isMove = conflict.kind === 'move_move';
  // A deletion that is proposed is a variant already; what is gone or only moved has no words to change.
  const mayDelete =
    isClause(conflict) && !isGone && !isMove && !conflict.alternatives.some((one) => one.delete);
  const mayWrite = conflict.base_text !== undefined && !isGone && !isMove;

  // Own words count once typing rests; each keystroke would ask for a preview.
  useEffect(() => {
    if (words === undefined) return;
    const timer = window.setTimeout(() => latest.current({ conflict: conflictId, text: words }), 400);
    return () => window.clearTimeout(timer);
  }, [words, conflictId]);

  const settle = (next: Resolution) => {
    setWords(undefined);
    onResolve(next);
  };

  return (
    <Conflicts
      conflicts={[conflict]}
      lang={lang}
      choose={(_, alternative, index) => (
        <>
          {alternative.place && <Destination place={alternative.place} places={places} />}
          <p className="small soft">{alternative.amendments.map((id) => labels.get(id) ?? id).join(', ')}</p>
          <Button
            small
            aria-label={t('resolve.choose.label', { by: alternative.by.join(', ') })}
            onPress={() => {
              if (alternative.delete) return settle({ conflict: conflictId, delete: true });
              if (isMove) {
                return settle({ conflict: conflictId, move_as: alternative.amendments[0] ?? '' });
              }
              if (alternative.clause_text === undefined || isGone) {
                return settle({ conflict: conflictId, choose: index + 1 });
              }
              setWords(alternative.clause_text);
            }}
          >
            {t('resolve.choose')}
          </Button>
        </>
      )}
    >
      {() => (
        <div className="stack stack-tight">
          {words !== undefined && (
            <TextArea
              label={t('resolve.words')}
              hint={t('resolve.wordsHint')}
              className="input words"
              lang={lang}
              rows={4}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
          <div className="actions">
            {words === undefined && mayWrite && (
              <Button small onPress={() => setWords(conflict.base_text ?? '')}>
                {t('resolve.own')}
              </Button>
            )}
            <Button small onPress={() => settle({ conflict: conflictId, keep: true })}>
              {t('resolve.keep')}
            </Button>
            {mayDelete && (
              <Button small onPress={() => settle({ conflict: conflictId, delete: true })}>
                {t('resolve.delete')}
              </Button>
            )}
            {resolution && (
              <Button
                small
                look="quiet"
                onPress={() => {
                  setWords(undefined);
                  onResolve(undefined);
                }}
              >
                {t('resolve.undo')}
              </Button>
            )}
          </div>
          <p role="status" className={resolution ? 'resolved' : 'soft'}>
            {resolution ? t(`resolve.is.${wayOf(resolution)}`) : t('resolve.is.open')}
          </p>
        </div>
      )}
    </Conflicts>
  );
}

function isClause({ clause }: Conflict): boolean {
  return clause !== 'title' && clause !== 'body' && !clause.startsWith('footnote:');
}

function wayOf(resolution: Resolution): 'text' | 'delete' | 'keep' | 'move' | 'choose' {
  if (resolution.choose !== undefined) return 'choose';
  if (resolution.delete) return 'delete';
  if (resolution.keep) return 'keep';
  return resolution.move_as === undefined ? 'text' : 'move';
}

/** Where a variant moves the paragraph. */
function Destination({ place, places }: { place: Schemas['Place']; places: ReadonlyMap<string, string> }) {
  const t = useText();
  const { after, first_of: parent } = place;
  if (after) return <p>{t('conflict.moves.after', { place: places.get(after) ?? after })}</p>;
  if (parent === 'preamble' || parent === 'operative') return <p>{t(`conflict.moves.${parent}`)}</p>;
  return <p>{t('conflict.moves.under', { place: places.get(parent ?? '') ?? parent ?? '' })}</p>;
}
