import type { Schemas } from '@/api/client';

const undecided: readonly Schemas['AmendmentStatus'][] = ['submitted', 'admitted', 'needs_rebase', 'put'];

/** Tells whether an amendment is still before the committee, or on its way there. */
export function isPending({ amendment }: Schemas['AmendmentPage']): boolean {
  return amendment.status === 'drafted' || undecided.includes(amendment.status);
}

/** Tells whether the chair still has to decide on it. */
export function isUndecided({ amendment }: Schemas['AmendmentPage']): boolean {
  return undecided.includes(amendment.status);
}
