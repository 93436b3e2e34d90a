import { describe, expect, it } from 'vitest';
import { type House, tallyOf } from './tally';

const house: House = {
  members: 23,
  present: 0,
  quorum: 12,
  majority: 'simple',
  tie: 'rejected',
  second: false,
};
const of = (inFavour: number, against: number, abstaining: number, change: Partial<House> = {}) =>
  tallyOf({ inFavour, against, abstaining }, { ...house, ...change });

describe('a tally', () => {
  it.each([
    [11, 9, 2, {}, 'adopted'],
    [9, 11, 2, {}, 'rejected'],
    [10, 10, 1, {}, 'rejected'],
    [10, 10, 1, { tie: 'second_vote' as const }, 'second_vote'],
    [10, 10, 1, { tie: 'second_vote' as const, second: true }, 'rejected'],
    [0, 0, 15, {}, 'rejected'],
    [14, 7, 0, { majority: 'two_thirds' as const }, 'adopted'],
    [13, 7, 0, { majority: 'two_thirds' as const }, 'rejected'],
    [0, 0, 14, { majority: 'two_thirds' as const }, 'rejected'],
    [6, 3, 2, {}, 'no_quorum'],
    [6, 3, 3, {}, 'adopted'],
    [6, 3, 2, { present: 14 }, 'adopted'],
    [5, 3, 2, { present: 11 }, 'no_quorum'],
  ])('of %i to %i with %i abstaining, %j: %s', (inFavour, against, abstaining, change, outcome) => {
    expect(of(inFavour, against, abstaining, change).outcome).toBe(outcome);
  });

  it('counts who abstains as taking part and not as voting', () => {
    expect(of(2, 1, 12)).toMatchObject({ cast: 15, notVoting: 8, quorumMet: true, outcome: 'adopted' });
  });

  it.each([
    [0, 0, 0, {}, 'nothing_cast'],
    [20, 3, 1, {}, 'more_than_members'],
    [10, 3, 1, { present: 13 }, 'more_than_present'],
    [1.5, 3, 1, {}, 'no_number'],
    [-1, 3, 1, {}, 'no_number'],
    [Number.NaN, 3, 1, {}, 'no_number'],
  ])('of %d, %d and %d, %j gives nothing: %s', (inFavour, against, abstaining, change, problem) => {
    const tally = of(inFavour, against, abstaining, change);
    expect([tally.problem, tally.outcome]).toEqual([problem, undefined]);
  });
});
