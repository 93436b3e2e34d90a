import type { Schemas } from '@/api/client';

/** The place that an operation changes, as comparisons name it. */
export function placeOf(op: Schemas['Op']): string {
  switch (op.op) {
    case 'insert':
      return op.clause.id ?? '';
    case 'set_title':
      return 'title';
    case 'set_body':
      return 'body';
    case 'set_footnote':
      return `footnote:${op.key}`;
    default:
      return op.clause;
  }
}

/** The operations without those at places that a person left out. */
export function without(ops: readonly Schemas['Op'][], leftOut: ReadonlySet<string>): Schemas['Op'][] {
  return ops.filter((op) => !leftOut.has(placeOf(op)));
}
