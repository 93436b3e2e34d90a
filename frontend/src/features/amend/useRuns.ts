import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import * as queries from '@/api/queries';
import { provisionalRuns } from '@/lib/provisional';
import type { Run } from '@/lib/runs';

interface Words {
  draft: string;
  /** The amendment whose proposed text is amended; undefined for the draft. */
  to: string | undefined;
  /** The version, or the revision of that amendment. */
  version: number;
  /** The clause that is edited; undefined for a new one, where every word is new. */
  clause: string | undefined;
  base: string;
  value: string;
}

const pause = 250;

/** The changes to show for what is typed: the server's as soon as they belong to exactly these words, until then a quick guess. */
export function useRuns({ draft, to, version, clause, base, value }: Words): {
  runs: readonly Run[];
  settled: boolean;
} {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), pause);
    return () => window.clearTimeout(timer);
  }, [value]);

  const server = useQuery({
    ...queries.comparedWords(draft, {
      clause: clause ?? '',
      text: rested,
      ...(to ? { to, to_revision: version } : { version }),
    }),
    enabled: clause !== undefined && rested !== base,
  }).data;
  const quick = useMemo(() => provisionalRuns(base, value), [base, value]);
  const settled = server?.text === value && server.version === version;
  return { runs: useDeferredValue(settled ? server.runs : quick), settled: settled || value === base };
}
