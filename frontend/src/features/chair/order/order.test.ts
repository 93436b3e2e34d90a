import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { moved, orderOf, reordered } from './order';

const page = (id: string, to?: string) =>
  ({ amendment: { id, ...(to ? { to: { amendment_id: to } } : {}) } }) as unknown as Schemas['AmendmentPage'];
const offered = (...ids: string[]) => ({
  confirmed: [],
  proposed: ids.map((amendment) => ({ amendment, reasons: [], flags: [] })),
});

describe('the order that is shown', () => {
  it('is the one offered, with those that wait at its end', () => {
    expect(orderOf(offered('a3', 'a1'), [page('a1'), page('a2'), page('a3')])).toEqual(['a3', 'a1', 'a2']);
  });

  it('is the confirmed one as soon as there is one, without what was decided', () => {
    const outlook = { ...offered('a3', 'a1'), confirmed: ['a1', 'a2', 'a3'] };
    expect(orderOf(outlook, [page('a3'), page('a1')])).toEqual(['a1', 'a3']);
  });

  it('has a new sub-amendment before the amendment that it changes', () => {
    const outlook = { ...offered(), confirmed: ['a1', 'a2'] };
    expect(orderOf(outlook, [page('a1'), page('a2'), page('a3', 'a2'), page('a4', 'a3')])).toEqual([
      'a1',
      'a4',
      'a3',
      'a2',
    ]);
  });
});

describe('reordering', () => {
  const order = ['a1', 'a2', 'a3', 'a4'];

  it('moves by places and stops at the ends', () => {
    expect(moved(order, 'a3', -1)).toEqual(['a1', 'a3', 'a2', 'a4']);
    expect(moved(order, 'a1', -1)).toEqual(order);
    expect(moved(order, 'a2', 9)).toEqual(['a1', 'a3', 'a4', 'a2']);
  });

  it('puts what is dragged before or after what it is dropped on', () => {
    expect(reordered(order, new Set(['a4']), 'a2', 'before')).toEqual(['a1', 'a4', 'a2', 'a3']);
    expect(reordered(order, new Set(['a1']), 'a3', 'after')).toEqual(['a2', 'a3', 'a1', 'a4']);
    expect(reordered(order, new Set(['a1']), 'a1', 'after')).toEqual(order);
  });
});
