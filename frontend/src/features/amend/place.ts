import type { Schemas } from '@/api/client';
import type { Known } from '@/lib/parts';
import type { Version } from './ground';

/** A place whose words can be amended, and its words in one version. */
export interface Place {
  clause: string;
  line: Schemas['Line'] | undefined;
  label: string;
  text: string;
}

/** Finds a clause, the title, the body line or a note; undefined when the text does not have it. */
export function findPlace({ text, layout }: Version, clause: string): Place | undefined {
  if (clause === 'title') return { clause, line: undefined, label: '', text: text.title };
  if (clause === 'body') return { clause, line: undefined, label: '', text: text.body };
  if (clause.startsWith('footnote:')) {
    const note = layout.notes.find((one) => one.key === clause.slice('footnote:'.length));
    return note && { clause, line: undefined, label: String(note.number), text: note.text };
  }
  const line = layout.lines.find((one) => one.clause === clause);
  return line && { clause, line, label: line.label, text: line.text };
}

/** The numbers and labels that the page shows now. */
export function knownOf(layout: Schemas['Layout']): Known {
  return {
    notes: new Map(layout.notes.map((note) => [note.key, note.number])),
    labels: new Map(layout.lines.map((line) => [line.clause, line.label])),
  };
}
