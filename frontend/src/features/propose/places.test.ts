import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { placeOf, without } from './places';

const ops: Schemas['Op'][] = [
  { op: 'edit', clause: 'o1', text: '*Decides* to meet' },
  { op: 'insert', after: 'o1', clause: { id: 'A-1', kind: 'operative', text: '*Invites* pilots' } },
  { op: 'delete', clause: 'o2' },
  { op: 'set_title', text: 'Pilots' },
  { op: 'set_footnote', key: 'n1', text: 'See annex.' },
];

describe('the places of operations', () => {
  it('are those that a comparison names', () => {
    expect(ops.map(placeOf)).toEqual(['o1', 'A-1', 'o2', 'title', 'footnote:n1']);
  });

  it('can be left out one by one', () => {
    expect(without(ops, new Set(['A-1', 'title']))).toEqual([ops[0], ops[2], ops[4]]);
    expect(without(ops, new Set())).toEqual(ops);
  });
});
