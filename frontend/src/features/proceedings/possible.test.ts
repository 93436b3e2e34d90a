import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { possibleKinds, votesByName } from './possible';

const page = (status: string, ...may: string[]) =>
  ({ draft: { status }, may }) as unknown as Schemas['DraftPage'];
const vote = (id: string, outcome: string, amendment?: string) =>
  ({
    id,
    outcome,
    amendments: amendment ? [{ amendment_id: amendment }] : [],
    vote: { kind: 'recorded', roll: {} },
  }) as unknown as Schemas['Decision'];

describe('what can be put on record', () => {
  it('is explained before the decision or after it', () => {
    expect(possibleKinds(page('under_action', 'state', 'explain_vote', 'request_vote'), [])).toEqual([
      'vote_request',
      'explanation_before',
      'statement',
    ]);
    expect(possibleKinds(page('rejected', 'state', 'explain_vote'), [])).toEqual([
      'explanation_after',
      'statement',
    ]);
  });

  it('explains no vote where the rules do not let a sponsor', () => {
    expect(possibleKinds(page('under_action', 'state'), [])).toEqual(['statement']);
  });

  it('dissociates only from what was adopted', () => {
    expect(possibleKinds(page('adopted_by_vote', 'state'), [])).toContain('dissociation');
    expect(possibleKinds(page('under_action', 'state'), [])).not.toContain('dissociation');
  });

  it('notes an intention where there was a vote with names', () => {
    expect(possibleKinds(page('under_action', 'state'), [vote('d1', 'amendments_adopted', 'a1')])).toContain(
      'vote_intention',
    );
  });

  it('is nothing for who may not', () => {
    expect(possibleKinds(page('under_action'), [])).toEqual([]);
  });
});

describe('votes with names', () => {
  it('are the latest on each question, without those taken back', () => {
    const undone = { id: 'd4', outcome: 'decision_undone', about: 'd3', amendments: [] };
    const newestFirst = [
      undone as unknown as Schemas['Decision'],
      vote('d3', 'draft_adopted'),
      vote('d2', 'amendments_rejected', 'a1'),
      vote('d1', 'amendments_tied', 'a1'),
    ];
    expect(votesByName(newestFirst).map(({ id }) => id)).toEqual(['d2']);
  });
});
