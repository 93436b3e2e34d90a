import type { Schemas } from '@/api/client';

/**
 * The order to show: the confirmed one, else the one that is offered, with
 * whatever else is pending at its end. A sub-amendment that neither names goes
 * right before the amendment that it changes.
 */
export function orderOf(
  { confirmed, proposed }: Pick<Schemas['Outlook'], 'confirmed' | 'proposed'>,
  pending: readonly Schemas['AmendmentPage'][],
): string[] {
  const known = new Set(pending.map(({ amendment }) => amendment.id));
  const given = confirmed.length > 0 ? confirmed : proposed.map((step) => step.amendment);
  const order = given.filter((id) => known.has(id));
  for (const { amendment } of pending) {
    if (order.includes(amendment.id)) continue;
    const parent = order.indexOf(amendment.to?.amendment_id ?? '');
    if (parent >= 0) order.splice(parent, 0, amendment.id);
  }
  return [...order, ...pending.map(({ amendment }) => amendment.id).filter((id) => !order.includes(id))];
}

/** The order with one amendment moved by so many places. */
export function moved(order: readonly string[], id: string, by: number): string[] {
  const from = order.indexOf(id);
  const to = Math.min(Math.max(from + by, 0), order.length - 1);
  const rest = order.filter((one) => one !== id);
  return from < 0 ? [...order] : [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** The order with some amendments put before or after another. */
export function reordered(
  order: readonly string[],
  ids: ReadonlySet<string>,
  target: string,
  position: 'before' | 'after',
): string[] {
  if (ids.has(target)) return [...order];
  const rest = order.filter((one) => !ids.has(one));
  const at = rest.indexOf(target) + (position === 'after' ? 1 : 0);
  return [...rest.slice(0, at), ...order.filter((one) => ids.has(one)), ...rest.slice(at)];
}
