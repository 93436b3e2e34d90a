import type { ReactNode } from 'react';
import type { Schemas } from '@/api/client';
import type { Nested } from '@/lib/nesting';
import type { Proposal } from '@/lib/placing';
import { AmendmentTree } from './AmendmentTree';

interface ProposalTreeProps {
  proposal: Proposal;
  /** The amendments to the proposed one. */
  nested: Nested | undefined;
  /** One amendment, boxed; with the changes at this place where it has others too. */
  box: (
    page: Schemas['AmendmentPage'],
    changes: readonly Schemas['ComparedClause'][] | undefined,
  ) => ReactNode;
}

/** What is proposed at one place, with the amendments to it under it. */
export function ProposalTree({ proposal, nested, box }: ProposalTreeProps) {
  const { amendment, changes } = proposal;
  return (
    <AmendmentTree
      nested={nested ?? { page: amendment, subs: [] }}
      box={({ page }) => box(page, page.amendment.id === amendment.amendment.id ? changes : undefined)}
    />
  );
}
