import type { Schemas } from '@/api/client';
import type { Known } from '@/lib/parts';
import { baseOf, resultOf } from '@/lib/runs';

/** One paragraph that a part can name, whole or in words. */
export interface Divisible {
  clause: string;
  label: string;
  depth: number;
  /** The paragraph that it stands under. */
  parent: string | undefined;
  /** Its words to choose from: as they stand, and for a change as they would. */
  words: readonly string[];
  change: Schemas['ComparedClause'] | undefined;
  parts: readonly Schemas['Part'][];
}

/** A text that can be divided. */
export interface Divided {
  paragraphs: readonly Divisible[];
  known: Known;
  lang: string;
}

export function dividedDraft({ layout }: Schemas['DraftPage']): Divided {
  return {
    paragraphs: layout.lines.map(({ clause, label, depth, parent, parts, text }) => ({
      clause,
      label,
      depth,
      parent,
      parts,
      words: [text],
      change: undefined,
    })),
    known: knownOf(layout),
    lang: layout.lang,
  };
}

/** Of an amendment only what it changes can be divided. */
export function dividedAmendment(
  { comparison }: Schemas['AmendmentPage'],
  layout: Schemas['Layout'],
): Divided {
  const lines = new Map(layout.lines.map((line) => [line.clause, line]));
  const changes = (comparison?.clauses ?? []).filter(
    ({ status, kind }) => status !== 'same' && kind !== 'title' && kind !== 'body' && kind !== 'footnote',
  );
  return {
    paragraphs: changes.map((change) => ({
      clause: change.clause,
      label: change.label,
      depth: change.depth,
      parent: lines.get(change.clause)?.parent,
      parts: [],
      words: wordsOf(change),
      change,
    })),
    known: knownOf(layout),
    lang: layout.lang,
  };
}

/** A deleted paragraph is named whole; changed words both as they come in and as they go. */
function wordsOf({ status, runs }: Schemas['ComparedClause']): string[] {
  if (status === 'deleted') return [];
  return [...new Set([resultOf(runs), baseOf(runs)])].filter((words) => words !== '');
}

function knownOf(layout: Schemas['Layout']): Known {
  return {
    notes: new Map(layout.notes.map((note) => [note.key, note.number])),
    labels: new Map(layout.lines.map((line) => [line.clause, line.label])),
  };
}
