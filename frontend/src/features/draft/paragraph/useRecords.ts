import type { Schemas } from '@/api/client';
import { useMembership } from '@/api/queries';

/** Tells whether the reader records for delegations that they name: an officer, or the draft's facilitator. */
export function useRecords({ draft, may }: Schemas['DraftPage']): boolean {
  const role = useMembership(draft.committee_id)?.role;
  const facilitates = may.includes('set_standings') || may.includes('call_off_silence');
  return role === 'chair' || role === 'secretariat' || facilitates;
}
