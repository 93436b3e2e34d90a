import { describe, expect, it } from 'vitest';
import { provisionalRuns } from './provisional';
import { baseOf, resultOf } from './runs';

const pairs: [string, string][] = [
  ['*Invites* donors to contribute', '*Invites* all donors to contribute'],
  ['*Invites* donors to contribute', '*Urges* banks and donors to give'],
  ['one two three', 'three two one'],
  ['', 'new words'],
  ['old words', ''],
  ['the Convention{fn:conv} of 1,000 States', 'the Convention of 1,500 States{fn:conv}'],
  ['a *b c* d', 'a b *c d*'],
  ['“Quoted” – text', '“Quoted” — text'],
];

describe('provisional changes', () => {
  it.each(pairs)('between %j and %j give both back', (base, proposed) => {
    const runs = provisionalRuns(base, proposed);
    expect(plain(baseOf(runs))).toBe(plain(base));
    expect(plain(resultOf(runs))).toBe(plain(proposed));
  });

  it('close the emphasis of each run in itself', () => {
    for (const [base, proposed] of pairs) {
      for (const run of provisionalRuns(base, proposed)) {
        expect(run.text.replace(/\\./g, '').split('*').length % 2).toBe(1);
      }
    }
  });

  it('mark only the word that changed', () => {
    expect(provisionalRuns('report every year on it', 'report every month on it')).toEqual([
      { op: 'eq', text: 'report every ' },
      { op: 'del', text: 'year' },
      { op: 'ins', text: 'month' },
      { op: 'eq', text: ' on it' },
    ]);
  });

  it('keep a number in one piece', () => {
    const runs = provisionalRuns('1,500 boats', '2,500 boats');
    expect(runs[0]).toEqual({ op: 'del', text: '1,500' });
  });

  it('are quick for a long paragraph', () => {
    const long = Array.from({ length: 5000 }, (_, n) => `word${n}`).join(' ');
    const started = performance.now();
    provisionalRuns(long, long.replaceAll('7', 'x'));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

/** Neighbouring emphasis may be closed and opened again between runs. */
const plain = (text: string) => text.replaceAll('**', '');
