import type { ReactNode } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { type Known, partsOf } from '@/lib/parts';
import { TrackedText } from './TrackedText';
import { Words } from './Words';

type Conflict = Schemas['MergeConflict'];

interface ConflictsProps {
  conflicts: readonly Conflict[];
  lang: string;
  /** What can be done about a conflict: shown under its variants. */
  children?: (conflict: Conflict) => ReactNode;
  /** What can be done with one variant. */
  choose?: (conflict: Conflict, alternative: Schemas['Alternative'], index: number) => ReactNode;
}

/** Where amendments collide: the words that stand, and all variants side by side, each with its movers. */
export function Conflicts({ conflicts, lang, children, choose }: ConflictsProps) {
  return conflicts.map((conflict) => (
    <section
      key={conflict.id}
      className="conflict"
      data-conflict={conflict.id}
      aria-labelledby={`conflict-${conflict.id}`}
    >
      <ConflictHead conflict={conflict} lang={lang} />
      <div className="variants">
        {conflict.alternatives.map((alternative, index) => (
          <div key={alternative.amendments.join()} className="variant card">
            <p>
              <bdi>{alternative.by.join(', ')}</bdi>
            </p>
            <Variant alternative={alternative} lang={lang} />
            {choose?.(conflict, alternative, index)}
          </div>
        ))}
      </div>
      {children?.(conflict)}
    </section>
  ));
}

function ConflictHead({ conflict, lang }: { conflict: Conflict; lang: string }) {
  const t = useText();
  const { clause, label } = conflict;
  const place =
    clause === 'title' || clause === 'body'
      ? t(`place.${clause}`)
      : clause.startsWith('footnote:')
        ? t('place.footnote')
        : label
          ? t('place.paragraph', { label: bareLabel(label) })
          : t('kind.prose');
  return (
    <header className="stack stack-tight">
      <h3 id={`conflict-${conflict.id}`} className="row">
        {place} <span className="badge badge-warn">{t(`conflict.${conflict.kind}`)}</span>
      </h3>
      {conflict.base && (
        <p>
          <span className="soft">{t('conflict.base')}</span> <Quoted words={conflict.base} lang={lang} />
        </p>
      )}
      {conflict.current && (
        <p>
          <span className="soft">{t('conflict.current')}</span>{' '}
          <Quoted words={conflict.current} lang={lang} />
        </p>
      )}
    </header>
  );
}

function Variant({ alternative, lang }: { alternative: Schemas['Alternative']; lang: string }) {
  const t = useText();
  if (alternative.delete) return <p className="badge badge-bad">{t('conflict.deletes')}</p>;
  if (alternative.runs.length > 0) {
    return (
      <p className="words">
        <TrackedText runs={alternative.runs} lang={lang} by={alternative.by.join(', ')} />
      </p>
    );
  }
  return (
    <p className="words" lang={lang} dir="auto">
      {alternative.text ? <Words parts={partsOf(alternative.text, nothingKnown)} /> : t('conflict.moves')}
    </p>
  );
}

/** Words out of a clause; their notes have no numbers of their own. */
function Quoted({ words, lang }: { words: string; lang: string }) {
  return (
    <q className="words" lang={lang} dir="auto">
      <Words parts={partsOf(words, nothingKnown)} />
    </q>
  );
}

const nothingKnown: Known = { notes: new Map(), labels: new Map() };
