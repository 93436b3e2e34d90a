import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { nest, withSubs } from './nesting';

const page = (id: string, to?: string) =>
  ({
    amendment: { id, ...(to ? { to: { amendment_id: to } } : {}) },
    may: [],
  }) as unknown as Schemas['AmendmentPage'];
const idsOf = (list: readonly Schemas['AmendmentPage'][]) => list.map(({ amendment }) => amendment.id);

describe('nested amendments', () => {
  it('stand under the one that they change, to any depth', () => {
    const [first, second] = nest([
      page('a1'),
      page('a2'),
      page('a3', 'a1'),
      page('a4', 'a3'),
      page('a5', 'a1'),
    ]);
    expect(first && idsOf(withSubs(first))).toEqual(['a1', 'a3', 'a4', 'a5']);
    expect(second && idsOf(withSubs(second))).toEqual(['a2']);
  });

  it('stand by themselves where theirs is not in the list', () => {
    expect(nest([page('a3', 'a1')]).map(({ page }) => page.amendment.id)).toEqual(['a3']);
  });

  it('are found wherever theirs comes in the list', () => {
    expect(
      nest([page('a3', 'a1'), page('a1')])
        .map(withSubs)
        .map(idsOf),
    ).toEqual([['a1', 'a3']]);
  });
});
