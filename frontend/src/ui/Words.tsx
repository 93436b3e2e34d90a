import { Fragment, type ReactNode, useId, useState } from 'react';
import type { Part } from '@/lib/parts';

interface WordsProps {
  parts: readonly Part[];
  /** Shows a note's words when its indicator is pointed at or focused. */
  notes?: NoteWords;
}

/** Note key → its words. */
export type NoteWords = ReadonlyMap<string, readonly Part[]>;

/** Laid-out words: emphasis, footnote indicators and references. */
export function Words({ parts, notes }: WordsProps) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
    <Fragment key={index}>{emphasized(part, wordsOfPart(part, notes))}</Fragment>
  ));
}

function emphasized(part: Part, words: ReactNode): ReactNode {
  return part.emphasis ? <em>{words}</em> : words;
}

function wordsOfPart(part: Part, notes: NoteWords | undefined): ReactNode {
  if (part.note !== undefined) return <NoteMark part={part} words={notes?.get(part.note_key ?? '')} />;
  if (part.refs?.[0] && notes) return <a href={`#c-${part.refs[0]}`}>{part.text}</a>;
  return part.text;
}

function NoteMark({ part, words }: { part: Part; words: readonly Part[] | undefined }) {
  const id = useId();
  const [shown, setShown] = useState(false);
  if (!words) return <sup className="note-mark">{superscriptToDigits(part.text)}</sup>;
  return (
    <sup className="note-mark">
      <a
        href={`#n-${part.note_key}`}
        aria-describedby={shown ? id : undefined}
        onMouseEnter={() => setShown(true)}
        onMouseLeave={() => setShown(false)}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={(event) => event.key === 'Escape' && setShown(false)}
      >
        {superscriptToDigits(part.text)}
      </a>
      {shown && (
        <span role="tooltip" id={id} className="note-card" dir="auto">
          <Words parts={words} />
        </span>
      )}
    </sup>
  );
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `<sup>` raises already; raised digits inside it would be too small to read. */
function superscriptToDigits(text: string): string {
  return text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(superscripts.indexOf(digit)));
}
