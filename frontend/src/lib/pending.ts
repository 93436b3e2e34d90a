import type { Schemas } from '@/api/client';

const pending: readonly Schemas['AmendmentStatus'][] = ['drafted', 'submitted', 'needs_rebase'];

/** Tells whether an amendment is still before the committee, or on its way there. */
export function isPending({ amendment }: Schemas['AmendmentPage']): boolean {
  return pending.includes(amendment.status);
}

/** Tells whether the chair still has to decide on it. */
export function isUndecided({ amendment }: Schemas['AmendmentPage']): boolean {
  return amendment.status === 'submitted' || amendment.status === 'needs_rebase';
}
