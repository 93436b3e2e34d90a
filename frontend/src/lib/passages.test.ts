import { describe, expect, it } from 'vitest';
import { passageOf, rangeOf, readable, stretches } from './passages';

const known = { notes: new Map([['conv', 1]]), labels: new Map([['o4', '4.']]) };
const stored = '*Urges* States{fn:conv} to mark, and to mark again, what {ref:o4} names \\*so\\*';
const clause = readable(stored, known);
const select = (words: string, after = 0) => {
  const from = clause.text.indexOf(words, after);
  return passageOf('o1', clause, from, from + words.length);
};

describe('a clause to select words in', () => {
  it('is read without marks and notes', () => {
    expect(clause.text).toBe('Urges States to mark, and to mark again, what 4 names *so*');
  });

  it('gives the passage that was selected', () => {
    expect(select('States to mark, and')).toEqual({ clause: 'o1', text: 'States to mark, and' });
  });

  it('takes whole words where a part of one was selected', () => {
    expect(select('ates t')?.text).toBe('States to');
  });

  it('leaves blanks at the ends out', () => {
    expect(select(' again, ')?.text).toBe('again,');
  });

  it('quotes references and signs as they are stored', () => {
    expect(select('what 4 names')?.text).toBe('what {ref:o4} names');
    expect(select('*so*')?.text).toBe('\\*so\\*');
  });

  it('says which where the words stand more than once', () => {
    expect(select('to mark', clause.text.indexOf('and'))).toEqual({
      clause: 'o1',
      text: 'to mark',
      occurrence: 2,
    });
  });

  it('gives nothing where nothing was selected', () => {
    expect(passageOf('o1', clause, 3, 3)).toBeUndefined();
    expect(passageOf('o1', clause, 5, 6)).toBeUndefined();
  });
});

describe('a passage', () => {
  it.each(['Urges', 'States to mark', 'to mark again', 'what 4 names', '*so*'])(
    'is found again: %s',
    (words) => {
      const passage = select(words);
      const range = passage && rangeOf(clause, passage);
      expect(range && clause.text.slice(range.from, range.to)).toBe(words);
    },
  );

  it('is found as somebody else quoted it, emphasis or not', () => {
    expect(rangeOf(clause, { clause: 'o1', text: '*Urges* States' })).toEqual({ from: 0, to: 12 });
    expect(rangeOf(clause, { clause: 'o1', text: 'to mark', occurrence: 2 })?.from).toBe(26);
    expect(rangeOf(clause, { clause: 'o1', text: 'forbids' })).toBeUndefined();
  });

  it('is shown in its clause with emphasis as it is', () => {
    const shown = stretches(clause, { from: 0, to: 12 });
    expect(shown.slice(0, 2)).toEqual([
      { from: 0, text: 'Urges', emphasis: true, isMarked: true },
      { from: 5, text: ' States', emphasis: false, isMarked: true },
    ]);
    expect(shown.map(({ text }) => text).join('')).toBe(clause.text);
  });
});
