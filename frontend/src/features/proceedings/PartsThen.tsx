import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { DivisionParts } from '@/ui/DivisionParts';

interface PartsThenProps {
  draft: string;
  /** The version that the text was at. */
  version: number;
  /** The amendment that is divided; the draft where absent. */
  amendment: Schemas['Amendment'] | undefined;
  parts: readonly Schemas['DividedPart'][];
}

/** Parts in the words of their time: of the draft's version then, or of what the amendment proposes. */
export function PartsThen({ draft, version, amendment, parts }: PartsThenProps) {
  const text = useQuery({ ...queries.version(draft, version), enabled: amendment === undefined }).data;
  const proposed = useQuery({
    ...queries.proposedText(amendment?.id ?? '', amendment?.revision ?? 1),
    enabled: amendment !== undefined,
  }).data;
  const layout = amendment ? proposed?.layout : text?.layout;
  return layout ? <DivisionParts parts={parts} layout={layout} /> : null;
}
