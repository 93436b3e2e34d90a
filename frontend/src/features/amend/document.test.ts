import { describe, expect, it } from 'vitest';
import { provisionalRuns } from '@/lib/provisional';
import { decorationsOf } from './changes';
import { documentOf, storedOf } from './document';

const known = { notes: new Map([['conv', 3]]), labels: new Map([['o1', '1.']]) };

describe("the editor's document", () => {
  it.each([
    '*Recalling* the Convention{fn:conv}',
    'as in {ref:o1}, and {refs:o1,o2}',
    'a symbol A/1\\* and \\{braces\\}',
    '*all of it {fn:conv} emphasized*',
    '',
  ])('holds %j and gives it back', (stored) => {
    expect(storedOf(documentOf(stored, known))).toBe(stored);
  });

  it('shows notes and references as they are read', () => {
    const shown: string[] = [];
    documentOf('x{fn:conv}{ref:o1}', known).descendants((node) => {
      if (node.isAtom && !node.isText) shown.push(String(node.attrs.shown));
    });
    expect(shown).toEqual(['3', '1']);
  });
});

describe('the decorations', () => {
  const base = '*Invites* donors{fn:conv} to contribute';
  const proposed = '*Invites* all donors to contribute often';

  it('underline what is new and put what goes where it stood', () => {
    const doc = documentOf(proposed, known);
    const set = decorationsOf(doc, provisionalRuns(base, proposed), known);
    const words = set.find().map(({ from, to }) => doc.textBetween(from, to));
    expect(words).toEqual(['all ', '', ' often']);
  });

  it('never show changes that belong to other words', () => {
    const set = decorationsOf(
      documentOf(`${proposed} and more`, known),
      provisionalRuns(base, proposed),
      known,
    );
    expect(set.find()).toEqual([]);
  });
});
