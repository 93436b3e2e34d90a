import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { ChangedClause } from '@/ui/ChangedClauses';

interface ChangeListProps {
  comparison: Schemas['Comparison'];
  lang: string;
  isSideBySide: boolean;
  isEverything: boolean;
}

/** All changes in reading order; `n` and `p` go to the next and the one before. */
export function ChangeList({ comparison, lang, isSideBySide, isEverything }: ChangeListProps) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  const [at, setAt] = useState(-1);
  const changed = comparison.clauses.filter((clause) => clause.status !== 'same');
  const shown = isEverything ? comparison.clauses : changed;

  const go = (to: number) => {
    if (to < 0 || to >= changed.length) return;
    setAt(to);
    const entry = list.current?.querySelectorAll<HTMLElement>('[data-changed]')[to];
    entry?.focus();
    entry?.scrollIntoView({ block: 'center' });
  };
  const latest = useRef({ go, at });
  latest.current = { go, at };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'n') latest.current.go(latest.current.at + 1);
      if (event.key === 'p') latest.current.go(latest.current.at - 1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  if (changed.length === 0 && !isEverything) return <p className="empty">{t('compare.none')}</p>;
  return (
    <>
      <nav className="row change-steps" aria-label={t('compare.steps')}>
        <Button small isDisabled={at <= 0} onPress={() => go(at - 1)}>
          {t('compare.previous')}
        </Button>
        <Button small isDisabled={at >= changed.length - 1} onPress={() => go(at + 1)}>
          {t('compare.next')}
        </Button>
        <span className="number" role="status">
          {at < 0
            ? t('compare.count', { count: changed.length })
            : t('compare.at', { at: at + 1, count: changed.length })}
        </span>
        <span className="soft small">{t('compare.keys')}</span>
      </nav>
      <ol className="change-list" ref={list}>
        {shown.map((clause) => {
          const isChanged = clause.status !== 'same';
          const here = isChanged && changed[at] === clause;
          return (
            <li
              key={`${clause.clause} ${clause.status}`}
              className="change-entry"
              data-changed={isChanged || undefined}
              data-clause={clause.clause}
              aria-current={here || undefined}
              tabIndex={isChanged ? -1 : undefined}
            >
              {isSideBySide ? (
                <div className="sides">
                  <div>
                    {clause.status !== 'inserted' && (
                      <ChangedClause change={clause} lang={lang} side="before" />
                    )}
                  </div>
                  <div>
                    {clause.status !== 'deleted' && (
                      <ChangedClause change={clause} lang={lang} side="after" />
                    )}
                  </div>
                </div>
              ) : (
                <ChangedClause change={clause} lang={lang} />
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable=true]') !== null
  );
}
