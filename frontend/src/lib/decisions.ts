import type { Schemas } from '@/api/client';
import type { MessageId } from '@/i18n';

type Decision = Schemas['Decision'];
type Text = (id: MessageId, values?: Record<string, string | number>) => string;

/** A decision in one sentence: the record's own, or what was decided about which amendments. */
export function decisionWords(t: Text, decision: Decision): string {
  if (decision.sentence) return decision.sentence;
  const labels = decision.amendments.map(({ label }) => label).join(', ');
  return [t(`decision.${decision.outcome}`), labels].filter(Boolean).join(' ');
}

/** Those that the chair has not taken back, in the given order. */
export function effective(decisions: readonly Decision[]): Decision[] {
  const undone = new Set(decisions.filter(isUndoing).map(({ about }) => about));
  return decisions.filter((one) => !undone.has(one.id) && !isUndoing(one));
}

export function isUndoing({ outcome }: Decision): boolean {
  return outcome === 'decision_undone';
}

const rulings: readonly Decision['outcome'][] = [
  'amendments_not_admitted',
  'amendments_not_put',
  'amendments_moot',
];

/** Tells whether a member may put a ruling in question: it ended an amendment, stands, and nobody has yet. */
export function isChallengeable(
  decision: Decision,
  decisions: readonly Decision[],
  statements: readonly Schemas['Statement'][],
): boolean {
  const isStanding = effective(decisions).some(({ id }) => id === decision.id);
  const isChallenged = statements.some(
    (one) => one.kind === 'ruling_challenge' && one.decision_id === decision.id,
  );
  return rulings.includes(decision.outcome) && isStanding && !isChallenged;
}
