import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { hindranceOf, toggled } from './turn';

const page = (id: string, to?: string) =>
  ({ amendment: { id, ...(to ? { to: { amendment_id: to } } : {}) } }) as unknown as Schemas['AmendmentPage'];
const [a1, a2, a3, sub] = [page('a1'), page('a2'), page('a3'), page('a4', 'a1')];
const outlook = (change: Partial<Schemas['Outlook']> = {}) =>
  ({ confirmed: [], beyond_degree: [], waiting: [], ...change }) as unknown as Schemas['Outlook'];

describe('what keeps amendments from being decided', () => {
  it('is nothing while no order is confirmed', () => {
    expect(hindranceOf([a3], outlook(), [a1, a2, a3])).toBeUndefined();
  });

  it('is their turn in the confirmed order', () => {
    const ordered = outlook({ confirmed: ['a2', 'a1', 'a3'] });
    expect(hindranceOf([a2], ordered, [a1, a2, a3])).toBeUndefined();
    expect(hindranceOf([a1, a2], ordered, [a1, a2, a3])).toBeUndefined();
    expect(hindranceOf([a3], ordered, [a1, a2, a3])).toEqual({ code: 'not_next', others: ['a2'] });
    expect(hindranceOf([a2, a3], ordered, [a1, a2, a3])).toEqual({ code: 'not_next', others: ['a2'] });
    expect(hindranceOf([a3], outlook({ confirmed: ['a1'] }), [a1, a3])?.code).toBe('not_in_order');
  });

  it('is an amendment to them that is pending', () => {
    expect(hindranceOf([a1], outlook(), [a1, sub])).toEqual({ code: 'has_subs', others: ['a4'] });
    expect(hindranceOf([sub], outlook(), [a1, sub])).toBeUndefined();
  });

  it('is the degree that the rules allow', () => {
    expect(hindranceOf([sub], outlook({ beyond_degree: ['a4'] }), [a1, sub])?.code).toBe('beyond_degree');
  });

  it('is that the amended amendment was reworded', () => {
    const waiting = [{ amendment: 'a4', status: 'conflict' as const, notices: [] }];
    expect(hindranceOf([sub], outlook({ waiting }), [a1, sub])?.code).toBe('stale_sub');
  });
});

describe('choosing amendments', () => {
  it('adds and takes away', () => {
    expect(toggled(['a1'], 'a2', [a1, a2])).toEqual(['a1', 'a2']);
    expect(toggled(['a1', 'a2'], 'a1', [a1, a2])).toEqual(['a2']);
  });

  it('never mixes those that change different texts', () => {
    expect(toggled(['a1', 'a2'], 'a4', [a1, a2, sub])).toEqual(['a4']);
    expect(toggled(['a4'], 'a2', [a1, a2, sub])).toEqual(['a2']);
  });
});
