import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { TrackedText } from './TrackedText';

type Change = Schemas['ComparedClause'];

interface ChangedClausesProps {
  changes: readonly Change[];
  lang: string;
  by?: string;
  side?: 'before' | 'after';
}

/** Tracked clauses one under the other, each with its label and what happens to it. */
export function ChangedClauses({ changes, lang, by, side }: ChangedClausesProps) {
  return (
    <div className="stack stack-tight">
      {changes.map((change) => (
        <ChangedClause key={change.clause} change={change} lang={lang} by={by} side={side} />
      ))}
    </div>
  );
}

export function ChangedClause({
  change,
  lang,
  by,
  side,
}: { change: Change } & Omit<ChangedClausesProps, 'changes'>) {
  const t = useText();
  const kind = change.kind;
  const place =
    kind === 'title' || kind === 'body' || kind === 'footnote' ? t(`place.${kind}`) : change.label;
  const happens =
    change.status === 'same' || change.status === 'edited' ? null : t(`change.${change.status}`);
  return (
    <div className={`changed depth-${Math.min(change.depth, 4)}`} data-status={change.status}>
      {(place || happens) && (
        <p className="changed-place">
          {place && <span>{place}</span>}
          {happens && <span className="badge badge-info">{happens}</span>}
        </p>
      )}
      <p className={kind === 'heading' ? 'words clause-heading' : 'words'}>
        <TrackedText runs={change.runs} lang={lang} by={by} side={side} />
      </p>
      {change.end && (
        <p className="small soft">
          {t('change.end')} <del>{change.end.before || t('change.noEnd')}</del>{' '}
          <ins>{change.end.after || t('change.noEnd')}</ins>
        </p>
      )}
    </div>
  );
}
