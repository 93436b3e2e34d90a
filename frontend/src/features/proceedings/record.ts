import type { Schemas } from '@/api/client';

type Decision = Schemas['Decision'];
type Statement = Schemas['Statement'];

/** One entry in the record of a draft: what was decided, or what a delegation put on record. */
export type Entry =
  | { kind: 'decision'; at: string; meeting: number | undefined; decision: Decision }
  | { kind: 'statement'; at: string; meeting: number | undefined; statement: Statement };

/** Decisions and statements in the order of time, the oldest first. */
export function recordOf(decisions: readonly Decision[], statements: readonly Statement[]): Entry[] {
  const entries: Entry[] = [
    ...decisions.map((decision): Entry => {
      return { kind: 'decision', at: decision.at, meeting: decision.sitting?.meeting, decision };
    }),
    ...statements.map((statement): Entry => {
      return { kind: 'statement', at: statement.at, meeting: statement.sitting?.meeting, statement };
    }),
  ];
  return entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || numberOf(a) - numberOf(b));
}

function numberOf(entry: Entry): number {
  return entry.kind === 'decision' ? entry.decision.number : entry.statement.number;
}

/** The record in stretches of one meeting each. */
export function byMeeting(entries: readonly Entry[]): { meeting: number | undefined; entries: Entry[] }[] {
  const stretches: { meeting: number | undefined; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const last = stretches.at(-1);
    if (last && last.meeting === entry.meeting) last.entries.push(entry);
    else stretches.push({ meeting: entry.meeting, entries: [entry] });
  }
  return stretches;
}

/** The decision that takes each one back, by the id of what it takes back. */
export function takenBack(decisions: readonly Decision[]): Map<string, Decision> {
  const undoing = decisions.filter(({ outcome }) => outcome === 'decision_undone');
  return new Map(undoing.map((one) => [one.about ?? '', one]));
}

/** A delegation's requests that still stand: neither withdrawn nor settled, on what is still undecided. */
export function standingRequests(
  delegation: string | undefined,
  statements: readonly Statement[],
  decisions: readonly Decision[],
  pending: ReadonlySet<string>,
): Statement[] {
  const gone = new Set([
    ...statements.filter(({ kind }) => kind === 'request_withdrawn').map((one) => one.statement_id),
    ...decisions.map(({ statement }) => statement),
  ]);
  return statements.filter(
    (one) =>
      (one.kind === 'vote_request' || one.kind === 'division_request') &&
      delegation !== undefined &&
      one.delegation_id === delegation &&
      !gone.has(one.id) &&
      (!one.amendment_id || pending.has(one.amendment_id)),
  );
}
