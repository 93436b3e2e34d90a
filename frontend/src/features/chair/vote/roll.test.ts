import { describe, expect, it } from 'vitest';
import { countOf, randomBelow, rollOf, rollOrder, type Side } from './roll';

const members = ['Arvandia', 'Borealia', 'Castoria', 'Delmark'];
const choices = new Map<string, Side>([
  ['Castoria', 'in_favour'],
  ['Arvandia', 'in_favour'],
  ['Delmark', 'abstaining'],
]);

describe('a roll-call', () => {
  it('begins with the name drawn and goes round', () => {
    expect(rollOrder(members, 'Castoria')).toEqual(['Castoria', 'Delmark', 'Arvandia', 'Borealia']);
    expect(rollOrder(members, 'Arvandia')).toEqual(members);
  });

  it('stays in English order until a name is drawn', () => {
    expect(rollOrder(members, '')).toEqual(members);
  });
});

describe('a drawn number', () => {
  it('is each as likely: what would favour some is drawn again', () => {
    const drawn = [2 ** 32 - 1, 7];
    expect(randomBelow(3, () => drawn.shift() ?? 0)).toBe(1);
    expect(drawn).toEqual([]);
  });

  it('is below its limit', () => {
    for (let tries = 0; tries < 200; tries++) expect(randomBelow(7)).toBeLessThan(7);
  });
});

describe('a roll', () => {
  it('lists every member once, in their order', () => {
    expect(rollOf(members, choices)).toEqual({
      in_favour: ['Arvandia', 'Castoria'],
      against: [],
      abstaining: ['Delmark'],
      not_voting: ['Borealia'],
    });
  });

  it('is counted', () => {
    expect(countOf(choices)).toEqual({ inFavour: 2, against: 0, abstaining: 1 });
  });
});
