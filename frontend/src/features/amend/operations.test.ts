import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { editOperation, kindAt, newNoteKey, positionOf, usedNotes, withOperation } from './operations';

function line(clause: string, kind: Schemas['ClauseKind'], parent?: string, annex?: number): Schemas['Line'] {
  const depth = parent ? 1 : 0;
  const place = { ...(parent ? { parent } : {}), ...(annex ? { annex } : {}) };
  return { clause, kind, depth, label: '', parts: [], text: '', ...place };
}

const lines = [
  line('p1', 'preambular'),
  line('p2', 'preambular'),
  line('o1', 'operative'),
  line('i1', 'item', 'o1'),
  line('i2', 'item', 'o1'),
  line('o2', 'operative'),
  line('x1', 'operative', undefined, 1),
];

describe('the place of a new paragraph', () => {
  it.each([
    ['after', 'o1', { after: 'o1' }],
    ['under', 'o2', { first_of: 'o2' }],
    ['before', 'p2', { after: 'p1' }],
    ['before', 'p1', { first_of: 'preamble' }],
    ['before', 'o1', { first_of: 'operative' }],
    ['before', 'o2', { after: 'o1' }],
    ['before', 'i1', { first_of: 'o1' }],
    ['before', 'i2', { after: 'i1' }],
    ['before', 'x1', undefined],
  ] as const)('%s %s', (where, clause, position) => {
    expect(positionOf(lines, clause, where)).toEqual(position);
  });

  it('has the kind of its neighbour, or is a sub-paragraph', () => {
    expect(kindAt(line('p1', 'preambular'), 'after')).toBe('preambular');
    expect(kindAt(line('o1', 'operative'), 'under')).toBe('item');
    expect(kindAt(line('h1', 'heading'), 'after')).toBe('operative');
  });
});

describe('operations', () => {
  it('name title, body line, notes and clauses in their own words', () => {
    expect(editOperation('title', 'T', {})).toEqual({ op: 'set_title', text: 'T' });
    expect(editOperation('footnote:conv', 'N', {})).toEqual({ op: 'set_footnote', key: 'conv', text: 'N' });
    expect(editOperation('o1', 'W{fn:a}', { a: 'note' })).toEqual({
      op: 'edit',
      clause: 'o1',
      text: 'W{fn:a}',
      footnotes: { a: 'note' },
    });
  });

  it('replace what the amendment said about the same clause, and nothing else', () => {
    const edit = editOperation('o1', 'first', {});
    const move: Schemas['Op'] = { op: 'move', clause: 'o1', after: 'o2' };
    const other = editOperation('o2', 'other', {});
    expect(withOperation([edit, move, other], editOperation('o1', 'second', {}))).toEqual([
      move,
      other,
      editOperation('o1', 'second', {}),
    ]);
  });

  it('add each new paragraph', () => {
    const insert: Schemas['Op'] = { op: 'insert', after: 'o1', clause: { kind: 'operative', text: 'New' } };
    expect(withOperation([insert], insert)).toHaveLength(2);
  });

  it('bring only notes that the words point at', () => {
    expect(usedNotes('a{fn:x}', { x: 'X', y: 'Y' })).toEqual({ x: 'X' });
    expect(newNoteKey(['note1', 'conv'])).toBe('note2');
  });
});
