import { useState } from 'react';
import type { Schemas } from '@/api/client';

type Conflict = Schemas['MergeConflict'];
type Resolution = Schemas['Resolution'];

interface Settled {
  conflict: Conflict;
  resolution: Resolution;
}

interface Made {
  version: number;
  settled: readonly Settled[];
}

/** How the chair settled conflicts so far. A resolution belongs to the text it was made for; a new text asks again. */
export function useResolutions(version: number) {
  const [made, setMade] = useState<Made>({ version, settled: [] });
  const settled = made.version === version ? made.settled : [];

  const resolve = (conflict: Conflict, resolution: Resolution | undefined) => {
    const others = settled.filter((one) => one.conflict.id !== conflict.id);
    setMade({ version, settled: resolution ? [...others, { conflict, resolution }] : others });
  };
  const resolutionOf = (conflict: Conflict) =>
    settled.find((one) => one.conflict.id === conflict.id)?.resolution;
  /** The preview's conflicts, and those settled ones that it no longer has; nothing leaves while it is worked on. */
  const withSettled = (conflicts: readonly Conflict[]): Conflict[] => {
    const ids = new Set(conflicts.map((one) => one.id));
    return [...settled.map((one) => one.conflict).filter((one) => !ids.has(one.id)), ...conflicts];
  };
  return { resolutions: settled.map((one) => one.resolution), resolve, resolutionOf, withSettled };
}
