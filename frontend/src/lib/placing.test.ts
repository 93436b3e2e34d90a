import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { beginning, elsewhere, placeAmendments } from './placing';

type Change = Schemas['ComparedClause'];

function change(clause: string, status: Change['status'], after?: string): Change {
  return { clause, status, kind: 'operative', depth: 0, label: '', runs: [], ...(after ? { after } : {}) };
}

function page(id: string, clauses: Change[]): Schemas['AmendmentPage'] {
  const amendment: Schemas['Amendment'] = {
    id,
    draft_id: 'd1',
    label: id,
    by: 'Delmark',
    author: 'Dana',
    status: 'submitted',
    revision: 1,
    base_version: 1,
    rationale: '',
    ops: [],
    clauses: [],
    conflicts: [],
    notices: [],
    created_at: '',
    updated_at: '',
  };
  return { amendment, comparison: { clauses, changed: clauses.length }, may: [] };
}

const at = (pages: Schemas['AmendmentPage'][]) =>
  Object.fromEntries(
    [...placeAmendments(['p1', 'o1', 'o2'], pages)].map(([place, found]) => [
      place,
      found.map(({ amendment }) => amendment.amendment.id),
    ]),
  );

describe('placing amendments', () => {
  it('puts an edit at its clause and a new clause at the one it follows', () => {
    expect(at([page('A1', [change('o1', 'edited')]), page('A2', [change('n', 'inserted', 'o1')])])).toEqual({
      o1: ['A1', 'A2'],
    });
  });

  it('follows new clauses that stand after one another', () => {
    const pages = [page('A1', [change('n1', 'inserted', 'o2'), change('n2', 'inserted', 'n1')])];
    expect(at(pages)).toEqual({ o2: ['A1'] });
  });

  it('knows the place before the first clause', () => {
    expect(at([page('A1', [change('n1', 'inserted')])])).toEqual({ [beginning]: ['A1'] });
  });

  it('shows an amendment at each place it touches', () => {
    expect(at([page('A1', [change('p1', 'edited'), change('o2', 'deleted')])])).toEqual({
      p1: ['A1'],
      o2: ['A1'],
    });
  });

  it('keeps in sight what the text no longer has', () => {
    expect(at([page('A1', [change('gone', 'edited')]), page('A2', [])])).toEqual({
      [elsewhere]: ['A1', 'A2'],
    });
  });

  it('does not show what stays the same', () => {
    expect(at([page('A1', [change('p1', 'same'), change('o1', 'edited')])])).toEqual({ o1: ['A1'] });
  });
});
