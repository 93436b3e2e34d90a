import type { Schemas } from '@/api/client';

/** Why amendments cannot be decided now, and through which others. */
export type Hindrance =
  | { code: 'not_next'; others: string[] }
  | { code: 'not_in_order'; others: string[] }
  | { code: 'has_subs'; others: string[] }
  | { code: 'beyond_degree'; others: string[] }
  | { code: 'stale_sub'; others: string[] };

/**
 * Looks for what keeps the chosen amendments from being decided now: their turn in
 * the confirmed order, amendments to them that are pending, the degree that the
 * rules allow, and for a sub-amendment that its amendment was reworded.
 */
export function hindranceOf(
  chosen: readonly Schemas['AmendmentPage'][],
  outlook: Schemas['Outlook'],
  pending: readonly Schemas['AmendmentPage'][],
): Hindrance | undefined {
  const ids = chosen.map(({ amendment }) => amendment.id);
  const beyond = ids.filter((id) => outlook.beyond_degree.includes(id));
  if (beyond.length > 0) return { code: 'beyond_degree', others: beyond };
  const subs = pending.filter(({ amendment }) => ids.includes(amendment.to?.amendment_id ?? ''));
  if (subs.length > 0) return { code: 'has_subs', others: subs.map(({ amendment }) => amendment.id) };
  const { confirmed } = outlook;
  if (confirmed.length > 0) {
    const unknown = ids.filter((id) => !confirmed.includes(id));
    if (unknown.length > 0) return { code: 'not_in_order', others: unknown };
    const next = confirmed.slice(0, ids.length);
    if (!ids.every((id) => next.includes(id))) return { code: 'not_next', others: confirmed.slice(0, 1) };
  }
  const waiting = chosen.filter(({ amendment }) => amendment.to && isWaiting(outlook, amendment.id));
  if (waiting.length > 0) {
    return { code: 'stale_sub', others: waiting.map(({ amendment }) => amendment.id) };
  }
  return undefined;
}

function isWaiting({ waiting }: Schemas['Outlook'], id: string): boolean {
  return waiting.some((one) => one.amendment === id);
}

/** The amendments that are chosen once another one is: all change the same text. */
export function toggled(
  chosen: readonly string[],
  id: string,
  all: readonly Schemas['AmendmentPage'][],
): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  const targetOf = (one: string) =>
    all.find(({ amendment }) => amendment.id === one)?.amendment.to?.amendment_id ?? '';
  return [...chosen.filter((one) => targetOf(one) === targetOf(id)), id];
}
