import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { bySeverity, placeOf, tellingMeeting } from './pairs';

const pair = (kind: string, ...meetings: [string, string][]) =>
  ({
    a: 'a1',
    b: 'a2',
    class: kind,
    meetings: meetings.map(([clause, manner]) => ({ clause, manner })),
  }) as unknown as Schemas['AmendmentPair'];

describe('how two amendments stand to one another', () => {
  it('is told by the meeting that makes the class', () => {
    const both = pair('overlapping', ['o1', 'other_words'], ['o3', 'same_words']);
    expect(tellingMeeting(both)).toMatchObject({ clause: 'o3', manner: 'same_words' });
    expect(placeOf(both)).toBe('o3');
  });

  it('needs no meeting where each alone gives the same text', () => {
    const same = pair('same result', ['o1', 'same_change']);
    expect(tellingMeeting(same)).toBeUndefined();
    expect(placeOf(same)).toBe('o1');
  });

  it('is told for what goes together as well', () => {
    expect(tellingMeeting(pair('compatible', ['o1', 'same_gap']))?.manner).toBe('same_gap');
  });

  it('comes with what excludes one another first', () => {
    const sorted = bySeverity([pair('compatible'), pair('same result'), pair('overlapping')]);
    expect(sorted.map((one) => one.class)).toEqual(['overlapping', 'same result', 'compatible']);
  });
});
