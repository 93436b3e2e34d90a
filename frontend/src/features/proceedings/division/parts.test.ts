import { describe, expect, it } from 'vitest';
import { asked, nextLabel, type Part, partOf, withClause, withoutPassage, withPassage } from './parts';

const part = (label: string, ...clauses: string[]): Part => ({ label, clauses, words: [] });
const passage = { clause: 'o3', text: 'within forty-eight hours' };

describe('the parts of a division', () => {
  it('get letters that are free', () => {
    expect(nextLabel([])).toBe('A');
    expect(nextLabel([part('A'), part('C')])).toBe('B');
    expect(nextLabel(Array.from({ length: 26 }, (_, at) => part(String.fromCharCode(65 + at))))).toBe('A1');
  });

  it('have each paragraph once', () => {
    const moved = withClause([part('A', 'o1'), part('B')], 1, 'o1', true);
    expect(moved.map(({ clauses }) => clauses)).toEqual([[], ['o1']]);
    expect(partOf(moved, 'o1')).toBe(1);
    expect(partOf(withClause(moved, 1, 'o1', false), 'o1')).toBe(-1);
  });

  it('name words once, and none of a paragraph that is named whole', () => {
    const once = withPassage(withPassage([part('A'), part('B')], 0, passage), 1, passage);
    expect(once.map(({ words }) => words.length)).toEqual([1, 0]);
    expect(withClause(once, 0, 'o3', true)[0]?.words).toEqual([]);
    expect(withoutPassage(once, passage)[0]?.words).toEqual([]);
  });

  it('are asked for without those that name nothing', () => {
    expect(asked([part(' A ', 'o1'), part('B')])).toEqual([{ label: 'A', clauses: ['o1'] }]);
  });

  it('cannot be asked for without a label of their own', () => {
    expect(asked([part('A')])).toBeUndefined();
    expect(asked([part('', 'o1')])).toBeUndefined();
    expect(asked([part('A', 'o1'), part('A', 'o2')])).toBeUndefined();
  });
});
