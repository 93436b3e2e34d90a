import { parseInline } from './inline';

/** A stretch of words ready to show; with `note` it is a footnote indicator. */
export interface Part {
  text: string;
  emphasis?: boolean;
  note?: number;
  note_key?: string;
  refs?: string[];
}

/** What a page knows to show stored inline text before the server has laid it out. */
export interface Known {
  /** Note key → number. */
  notes: ReadonlyMap<string, number>;
  /** Clause id → label. */
  labels: ReadonlyMap<string, string>;
}

/** Lays out inline text provisionally, with the numbers that the page shows already. */
export function partsOf(stored: string, known: Known): Part[] {
  return parseInline(stored).map((inline): Part => {
    if (inline.kind === 'words') return { text: inline.text, emphasis: inline.emphasis };
    if (inline.kind === 'ref') return { text: refName(inline.ids, known), refs: inline.ids };
    const note = known.notes.get(inline.key);
    return { text: noteName(inline.key, known), note: note ?? 0, note_key: inline.key };
  });
}

/** A note's number, or its key where it has none yet. */
export function noteName(key: string, { notes }: Known): string {
  return String(notes.get(key) ?? key);
}

/** The labels of the clauses a reference leads to, or their ids. */
export function refName(ids: readonly string[], { labels }: Known): string {
  return ids.map((id) => labels.get(id)?.replace(/\.$/, '') || id).join(', ');
}

/** The words of parts as one string, indicators included. */
export const wordsOf = (parts: readonly Part[]) => parts.map((part) => part.text).join('');
