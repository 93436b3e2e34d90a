import { describe, expect, it } from 'vitest';
import { escapeWords, parseInline, plainWords, writeInline } from './inline';

describe('inline text', () => {
  it('splits into words, emphasis, notes and references', () => {
    expect(parseInline('*Invites* donors{fn:a} under {refs:o1,o2}')).toEqual([
      { kind: 'words', text: 'Invites', emphasis: true },
      { kind: 'words', text: ' donors', emphasis: false },
      { kind: 'note', key: 'a', source: '{fn:a}', emphasis: false },
      { kind: 'words', text: ' under ', emphasis: false },
      { kind: 'ref', ids: ['o1', 'o2'], source: '{refs:o1,o2}', emphasis: false },
    ]);
  });

  it.each([
    'plain words',
    '*Requests* the Secretariat to report{fn:conv}',
    'a symbol E/CN.99/L.3\\* and a \\{brace\\} and a \\\\',
    '*all emphasis with {ref:o1} inside*',
    'no\u2011break \u00a0 – “quotes” é e\u0301 汉字 عربي',
    '',
  ])('writes %j back as it was', (stored) => {
    expect(writeInline(parseInline(stored))).toBe(stored);
  });

  it('keeps braces that are no mark as words', () => {
    expect(parseInline('a {b} c')).toEqual([{ kind: 'words', text: 'a {b} c', emphasis: false }]);
  });

  it('escapes what would be a mark', () => {
    expect(escapeWords('A/1* {x} \\')).toBe('A/1\\* \\{x\\} \\\\');
    expect(plainWords(escapeWords('A/1* {x} \\'))).toBe('A/1* {x} \\');
  });
});
