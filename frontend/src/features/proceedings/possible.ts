import type { Schemas } from '@/api/client';
import { effective } from '@/lib/decisions';
import type { Kind } from '@/ui/StatementDialog';

const adopted: readonly Schemas['DraftStatus'][] = ['adopted_without_vote', 'adopted_by_vote', 'final'];
const decided: readonly Schemas['DraftStatus'][] = [...adopted, 'rejected', 'no_action'];

/** What a delegation can put on record about a draft as it stands. */
export function possibleKinds(
  { draft, may }: Schemas['DraftPage'],
  decisions: readonly Schemas['Decision'][],
): Kind[] {
  const kinds: Kind[] = may.includes('request_vote') ? ['vote_request'] : [];
  if (may.includes('propose_consequential')) kinds.push('consequential_proposal');
  if (!may.includes('state')) return kinds;
  if (may.includes('explain_vote')) {
    kinds.push(decided.includes(draft.status) ? 'explanation_after' : 'explanation_before');
  }
  if (votesByName(decisions).length > 0) kinds.push('vote_intention');
  if (adopted.includes(draft.status)) kinds.push('dissociation');
  return [...kinds, 'statement'];
}

/** Votes that have names, the latest on each question: there an intention can be noted. */
export function votesByName(decisions: readonly Schemas['Decision'][]): Schemas['Decision'][] {
  const byQuestion = new Map<string, Schemas['Decision']>();
  for (const one of effective(decisions).toReversed()) {
    const [amendment] = one.amendments;
    if (one.vote?.roll && !one.part && (amendment || isWhole(one))) {
      byQuestion.set(amendment?.amendment_id ?? '', one);
    }
  }
  return [...byQuestion.values()];
}

function isWhole({ outcome }: Schemas['Decision']): boolean {
  return outcome === 'draft_adopted' || outcome === 'draft_rejected' || outcome === 'draft_tied';
}
