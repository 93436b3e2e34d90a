import type { Schemas } from '@/api/client';
import { effective } from '@/lib/decisions';

type Decision = Schemas['Decision'];

/** What the room looks at: what is before the committee, what came of it, or nothing yet. */
export type Scene =
  | { kind: 'before'; amendments: Schemas['AmendmentPage'][] }
  | { kind: 'settled'; decision: Decision }
  | { kind: 'nothing' };

const silent: readonly Decision['outcome'][] = [
  'order_confirmed',
  'amendments_admitted',
  'amendments_put',
  'action_closed',
];

/**
 * The scene follows the chair: an amendment that was put stays in sight until it
 * is decided; after that the latest decision does. What only prepares the next
 * step changes nothing in the room.
 */
export function sceneOf(all: readonly Schemas['AmendmentPage'][], newestFirst: readonly Decision[]): Scene {
  const put = all.filter(({ amendment }) => amendment.status === 'put');
  if (put.length > 0) return { kind: 'before', amendments: put };
  const decision = effective(newestFirst).find(({ outcome }) => !silent.includes(outcome));
  return decision ? { kind: 'settled', decision } : { kind: 'nothing' };
}
