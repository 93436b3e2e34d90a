import type { Schemas } from '@/api/client';

type Op = Schemas['Op'];
type Line = Schemas['Line'];

/** Where a new or moved clause goes, seen from another clause. */
export type Where = 'after' | 'before' | 'under';

/** The place in an operation: after a clause, or first of a parent or part. */
export type Position = { after: string } | { first_of: string };

/**
 * The position before, after or under a clause. Undefined where the interchange
 * form has no word for it: before the first clause of an annex.
 */
export function positionOf(lines: readonly Line[], clause: string, where: Where): Position | undefined {
  if (where === 'after') return { after: clause };
  if (where === 'under') return { first_of: clause };
  const at = lines.findIndex((line) => line.clause === clause);
  const line = lines[at];
  if (!line) return undefined;
  const sibling = lines
    .slice(0, at)
    .findLast((one) => one.parent === line.parent && one.annex === line.annex);
  if (sibling && partOf(sibling) === partOf(line)) return { after: sibling.clause };
  if (line.parent) return { first_of: line.parent };
  return line.annex === undefined ? { first_of: partOf(line) } : undefined;
}

function partOf(line: Line): 'preamble' | 'operative' {
  return line.kind === 'preambular' ? 'preamble' : 'operative';
}

/** The kind of a new clause there. */
export function kindAt(line: Line, where: Where): Schemas['ClauseKind'] {
  if (where === 'under') return 'item';
  return line.kind === 'heading' ? 'operative' : line.kind;
}

/** The operation that gives a place its new words. */
export function editOperation(clause: string, text: string, footnotes: Record<string, string>): Op {
  const notes = Object.keys(footnotes).length > 0 ? { footnotes } : {};
  if (clause === 'title') return { op: 'set_title', text, ...notes };
  if (clause === 'body') return { op: 'set_body', text, ...notes };
  if (clause.startsWith('footnote:'))
    return { op: 'set_footnote', key: clause.slice('footnote:'.length), text };
  return { op: 'edit', clause, text, ...notes };
}

/** The place an operation is about, in the words of a comparison. */
export function placeOf(op: Op): string {
  switch (op.op) {
    case 'set_title':
      return 'title';
    case 'set_body':
      return 'body';
    case 'set_footnote':
      return `footnote:${op.key}`;
    case 'insert':
      return op.clause.id ?? '';
    default:
      return op.clause;
  }
}

/** An amendment's operations with this one in place of what it said about the same clause before. */
export function withOperation(ops: readonly Op[], op: Op): Op[] {
  const place = placeOf(op);
  if (op.op === 'insert' && !place) return [...ops, op];
  return [...ops.filter((one) => placeOf(one) !== place || keepsBoth(one, op)), op];
}

/** A clause may be moved and have its words changed by one amendment. */
function keepsBoth(a: Op, b: Op): boolean {
  return (a.op === 'move' && b.op === 'edit') || (a.op === 'edit' && b.op === 'move');
}

/** The notes that the words still point at. */
export function usedNotes(text: string, footnotes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(footnotes).filter(([key]) => text.includes(`{fn:${key}}`)));
}

/** A key that no note of the text has yet. */
export function newNoteKey(taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const key = `note${number}`;
    if (!taken.includes(key)) return key;
  }
}
