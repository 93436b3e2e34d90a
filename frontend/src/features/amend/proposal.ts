import type { Schemas } from '@/api/client';
import { resultOf } from '@/lib/runs';
import type { Typed } from '@/lib/typed';
import { editOperation, kindAt, positionOf, usedNotes, type Where } from './operations';
import type { Place } from './place';

/** What can be proposed at a place. */
export const actions = ['edit', 'insert', 'delete', 'move'] as const;
export type Action = (typeof actions)[number];

export const places: readonly Where[] = ['after', 'before', 'under'];

/** The amendment that is worked on, as it stands on the current version. */
export interface Work {
  /** Undefined while nothing was saved. */
  existing: Schemas['AmendmentPage'] | undefined;
  ops: readonly Schemas['Op'][];
  changes: readonly Schemas['ComparedClause'][];
  /** Where its words collide with what changed since. */
  conflicts: readonly Schemas['MergeConflict'][];
}

/** The words the form starts with: those of the amendment where it has some for this place, else the text's. */
export function startOf(action: Action, place: Place | undefined, version: number, work: Work): Typed {
  const rationale = work.existing?.amendment.rationale ?? '';
  const footnotes = Object.assign({}, ...work.ops.map((op) => ('footnotes' in op ? op.footnotes : {})));
  const proposed = work.changes.find((one) => one.clause === place?.clause);
  const base = action === 'edit' ? (place?.text ?? '') : '';
  const text = action === 'edit' && proposed ? resultOf(proposed.runs) : base;
  return { version, text, rationale, footnotes };
}

interface Proposal {
  action: Action;
  place: Place;
  where: Where;
  /** The clause beside which it moves; empty while none is chosen. */
  target: string;
  typed: Typed;
  lines: readonly Schemas['Line'][];
}

/** The operation that says what the form says; undefined while something is missing. */
export function operationOf({
  action,
  place,
  where,
  target,
  typed,
  lines,
}: Proposal): Schemas['Op'] | undefined {
  const footnotes = usedNotes(typed.text, typed.footnotes);
  if (action === 'edit') {
    return typed.text === place.text ? undefined : editOperation(place.clause, typed.text, footnotes);
  }
  if (action === 'delete') return { op: 'delete', clause: place.clause };
  if (action === 'move') {
    const position = target ? positionOf(lines, target, where) : undefined;
    return position && { op: 'move', clause: place.clause, ...position };
  }
  const position = positionOf(lines, place.clause, where);
  if (!position || !place.line || typed.text.trim() === '') return undefined;
  const notes = Object.keys(footnotes).length > 0 ? { footnotes } : {};
  return {
    op: 'insert',
    ...position,
    clause: { kind: kindAt(place.line, where), text: typed.text },
    ...notes,
  };
}
