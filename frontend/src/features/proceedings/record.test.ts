import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { byMeeting, recordOf, standingRequests, takenBack } from './record';

const decision = (id: string, at: string, more: object = {}) =>
  ({ id, at, number: 1, outcome: 'amendments_adopted', ...more }) as unknown as Schemas['Decision'];
const statement = (id: string, at: string, more: object = {}) =>
  ({ id, at, number: 1, kind: 'statement', ...more }) as unknown as Schemas['Statement'];
const idOf = (entry: ReturnType<typeof recordOf>[number]) =>
  entry.kind === 'decision' ? entry.decision.id : entry.statement.id;

describe('the record', () => {
  it('has decisions and statements in the order of time', () => {
    const entries = recordOf(
      [decision('d2', '2031-05-12T10:03:00.5Z'), decision('d1', '2031-05-12T10:01:00Z')],
      [statement('s1', '2031-05-12T10:02:00Z'), statement('s2', '2031-05-12T10:03:00.45Z')],
    );
    expect(entries.map(idOf)).toEqual(['d1', 's1', 's2', 'd2']);
  });

  it('is told meeting by meeting', () => {
    const at = (meeting: number) => ({ sitting: { meeting, meeting_id: String(meeting) } });
    const entries = recordOf(
      [decision('d1', '2031-05-12T10:00:00Z', at(1)), decision('d2', '2031-05-13T10:00:00Z', at(2))],
      [statement('s1', '2031-05-12T11:00:00Z', at(1))],
    );
    expect(byMeeting(entries).map(({ meeting, entries }) => [meeting, entries.length])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('knows what was taken back, and by which decision', () => {
    const undone = decision('d2', '', { outcome: 'decision_undone', about: 'd1' });
    expect(takenBack([undone, decision('d1', '')]).get('d1')).toBe(undone);
  });
});

describe('requests that a delegation may withdraw', () => {
  const request = (id: string, more: object = {}) =>
    statement(id, '', { kind: 'vote_request', delegation_id: 'karsk', ...more });
  const standing = (statements: Schemas['Statement'][], decisions: Schemas['Decision'][] = []) =>
    standingRequests('karsk', statements, decisions, new Set(['a1'])).map(({ id }) => id);

  it('are its own', () => {
    expect(standing([request('s1'), request('s2', { delegation_id: 'holmia' })])).toEqual(['s1']);
    expect(standingRequests(undefined, [request('s1')], [], new Set())).toEqual([]);
  });

  it('were neither withdrawn nor settled', () => {
    const withdrawn = statement('s3', '', { kind: 'request_withdrawn', statement_id: 's1' });
    expect(standing([request('s1'), request('s2'), withdrawn])).toEqual(['s2']);
    const division = request('s4', { kind: 'division_request' });
    expect(standing([division], [decision('d1', '', { statement: 's4' })])).toEqual([]);
  });

  it('are about what is still to be decided', () => {
    expect(standing([request('s1', { amendment_id: 'a1' }), request('s2', { amendment_id: 'a2' })])).toEqual([
      's1',
    ]);
  });
});
