import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { effective, isChallengeable } from './decisions';

const decision = (id: string, outcome: string, about?: string) =>
  ({ id, outcome, about, amendments: [] }) as unknown as Schemas['Decision'];
const moot = decision('d1', 'amendments_moot');
const adopted = decision('d2', 'amendments_adopted');
const challenge = { kind: 'ruling_challenge', decision_id: 'd1' } as Schemas['Statement'];

describe('decisions that stand', () => {
  it('are those that were not taken back; taking back is none', () => {
    const all = [decision('d3', 'decision_undone', 'd2'), adopted, moot];
    expect(effective(all)).toEqual([moot]);
  });
});

describe('a ruling', () => {
  it('can be challenged once, while it stands', () => {
    expect(isChallengeable(moot, [moot], [])).toBe(true);
    expect(isChallengeable(moot, [moot], [challenge])).toBe(false);
    expect(isChallengeable(moot, [decision('d3', 'decision_undone', 'd1'), moot], [])).toBe(false);
  });

  it('is what ended an amendment; a decision by the committee is none', () => {
    expect(isChallengeable(adopted, [adopted], [])).toBe(false);
  });
});
