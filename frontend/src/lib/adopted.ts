import type { Schemas } from '@/api/client';

const adopted: ReadonlySet<Schemas['DraftStatus']> = new Set([
  'adopted_without_vote',
  'adopted_by_vote',
  'final',
]);

/** Whether the committee has adopted a draft. */
export const isAdopted = ({ status }: Schemas['Draft']): boolean => adopted.has(status);
