import type { Schemas } from '@/api/client';

type Page = Schemas['AmendmentPage'];
type Change = Schemas['ComparedClause'];

/** An amendment at one place of a text, with its changes there. */
export interface Proposal {
  amendment: Page;
  changes: Change[];
}

/** The place before the first clause. */
export const beginning = '';
/** The place of a change whose clause the shown text does not have. */
export const elsewhere = '?';

/**
 * Tells at which clause of a text each amendment shows: an edit at its clause, an
 * inserted clause at the one it follows. An amendment may stand at several places.
 */
export function placeAmendments(
  clauses: Iterable<string>,
  amendments: readonly Page[],
): Map<string, Proposal[]> {
  const shown = new Set(clauses);
  const places = new Map<string, Proposal[]>();
  for (const amendment of amendments) {
    const changes = (amendment.comparison?.clauses ?? []).filter((change) => change.status !== 'same');
    for (const [place, here] of byPlace(changes, shown)) {
      places.set(place, [...(places.get(place) ?? []), { amendment, changes: here }]);
    }
  }
  return places;
}

function byPlace(changes: readonly Change[], shown: Set<string>): Map<string, Change[]> {
  if (changes.length === 0) return new Map([[elsewhere, []]]);
  const inserted = new Map(
    changes.filter((change) => change.status === 'inserted').map((change) => [change.clause, change.after]),
  );
  const places = new Map<string, Change[]>();
  for (const change of changes) {
    const place = anchor(change, inserted, shown);
    places.set(place, [...(places.get(place) ?? []), change]);
  }
  return places;
}

/** Follows inserted clauses back to one that the text has. */
function anchor(change: Change, inserted: Map<string, string | undefined>, shown: Set<string>): string {
  if (change.status !== 'inserted') return shown.has(change.clause) ? change.clause : elsewhere;
  let at = change.after;
  for (let hops = 0; at !== undefined && inserted.has(at) && hops <= inserted.size; hops++)
    at = inserted.get(at);
  if (at === undefined) return beginning;
  return shown.has(at) ? at : elsewhere;
}
