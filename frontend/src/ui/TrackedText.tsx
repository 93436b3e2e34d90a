import { Fragment } from 'react';
import { useText } from '@/i18n';
import type { Part } from '@/lib/parts';
import { Words } from './Words';

export interface TrackedRun {
  op: 'eq' | 'ins' | 'del';
  parts: readonly Part[];
}

interface TrackedTextProps {
  runs: readonly TrackedRun[];
  /** The language of the words. */
  lang: string;
  /** Who proposes the change; told on each change. */
  by?: string;
  /** Only what stood before, or only what would stand after. */
  side?: 'before' | 'after';
}

/**
 * Words with their changes: what comes is underlined, what goes is struck, and
 * both say so in words to those who do not see it. The spoken words are CSS
 * content, so that copied text is the text alone.
 */
export function TrackedText({ runs, lang, by, side }: TrackedTextProps) {
  const t = useText();
  const hidden = side === 'before' ? 'ins' : side === 'after' ? 'del' : undefined;
  return (
    <span lang={lang} dir="auto" className="tracked">
      {runs.map((run, index) => {
        if (run.op === hidden) return null;
        const words = <Words parts={run.parts} />;
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
        if (run.op === 'eq') return <Fragment key={index}>{words}</Fragment>;
        const Tag = run.op;
        const spoken = {
          'data-begins': t(run.op === 'ins' ? 'tracked.insBegins' : 'tracked.delBegins', { by: by ?? '' }),
          'data-ends': t(run.op === 'ins' ? 'tracked.insEnds' : 'tracked.delEnds'),
        };
        const isBesideChange = index > 0 && runs[index - 1]?.op !== 'eq';
        return (
          <Tag
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
            key={index}
            title={by}
            className={isBesideChange ? 'joined' : undefined}
            {...spoken}
          >
            {words}
          </Tag>
        );
      })}
    </span>
  );
}
