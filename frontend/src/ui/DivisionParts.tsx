import type { ReactNode } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import type { Known } from '@/lib/parts';
import { rangeOf, readable, type Stretch, stretches } from '@/lib/passages';
import { Words } from './Words';

type Part = Schemas['DividedPart'];

interface DivisionPartsProps {
  parts: readonly Part[];
  /** The text that is divided. */
  layout: Schemas['Layout'];
  /** What stands beside a part's label. */
  head?: (part: Part, index: number) => ReactNode;
  /** What can be done about a part, under its words. */
  foot?: (part: Part, index: number) => ReactNode;
}

/** The parts of a division, each with the paragraphs and words that it names, as they stand in the text. */
export function DivisionParts({ parts, layout, head, foot }: DivisionPartsProps) {
  return (
    <ol className="stack stack-tight parts">
      {parts.map((part, index) => (
        <li key={part.label || index} className="part" data-part={part.label}>
          {head ? head(part, index) : <PartLabel part={part} />}
          <PartWords part={part} layout={layout} />
          {foot?.(part, index)}
        </li>
      ))}
    </ol>
  );
}

export function PartLabel({ part }: { part: Part }) {
  const t = useText();
  return (
    <p className="row">
      <strong>{t('part.name', { label: part.label })}</strong>
      {part.outcome && (
        <span className={`badge ${part.outcome === 'part_retained' ? 'badge-good' : 'badge-bad'}`}>
          {t(part.outcome === 'part_retained' ? 'part.retained' : 'part.rejected')}
        </span>
      )}
    </p>
  );
}

function PartWords({ part, layout }: { part: Part; layout: Schemas['Layout'] }) {
  const t = useText();
  const whole = new Set(part.clauses ?? []);
  // A paragraph is named with everything under it.
  for (const line of layout.lines) if (line.parent && whole.has(line.parent)) whole.add(line.clause);
  const lines = layout.lines.filter((line) => whole.has(line.clause));
  const gone = (part.clauses ?? []).filter((id) => !layout.lines.some((line) => line.clause === id));
  return (
    <div className="part-words words" lang={layout.lang} dir="auto">
      {lines.map((line) => (
        <p key={line.clause} className={`depth-${Math.min(line.depth, 4)}`}>
          <mark className="part-mark">
            {line.label && `${line.label} `}
            <Words parts={line.parts} />
          </mark>
        </p>
      ))}
      {gone.length > 0 && <p className="soft small">{t('part.gone', { count: gone.length })}</p>}
      {(part.words ?? []).map((passage) => (
        <MarkedLine
          key={`${passage.clause} ${passage.text} ${passage.occurrence}`}
          passage={passage}
          layout={layout}
        />
      ))}
    </div>
  );
}

/** A paragraph with the words in question marked. */
function MarkedLine({ passage, layout }: { passage: Schemas['Passage']; layout: Schemas['Layout'] }) {
  const line = layout.lines.find((one) => one.clause === passage.clause);
  const clause = line && readable(line.text, knownOf(layout));
  const range = clause && rangeOf(clause, passage);
  if (!line || !clause || !range) {
    return (
      <p>
        <mark className="part-mark">{passage.text}</mark>
      </p>
    );
  }
  return (
    <p>
      {line.label && `${line.label} `}
      {stretches(clause, range).map((stretch) => (
        <Marked key={stretch.from} stretch={stretch} />
      ))}
    </p>
  );
}

function Marked({ stretch: { text, emphasis, isMarked } }: { stretch: Stretch }) {
  const words = emphasis ? <em>{text}</em> : text;
  return isMarked ? <mark className="part-mark">{words}</mark> : words;
}

function knownOf(layout: Schemas['Layout']): Known {
  return {
    notes: new Map(layout.notes.map((note) => [note.key, note.number])),
    labels: new Map(layout.lines.map((line) => [line.clause, line.label])),
  };
}
