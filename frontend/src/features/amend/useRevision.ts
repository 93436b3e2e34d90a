import { useEffect, useState } from 'react';
import type { Schemas } from '@/api/client';

/** A revision in the making: operations on one version, and the note that goes with them. */
export interface Revision {
  version: number;
  ops: Schemas['Op'][];
  note: string;
}

const prefix = 'chapeau.revision.';

/** The revision of a draft that a person works on, kept in this browser until it is sent. */
export function useRevision(person: string, draft: string, current: number) {
  const key = `${prefix}${person}.${draft}`;
  const [revision, setRevision] = useState<Revision>(
    () => kept(key) ?? { version: current, ops: [], note: '' },
  );

  useEffect(() => {
    if (revision.ops.length === 0 && revision.note === '') localStorage.removeItem(key);
    else keep(key, revision);
  }, [key, revision]);

  const change = (part: Partial<Revision>) => setRevision((now) => ({ ...now, ...part }));
  const startAgain = (version: number) => setRevision({ version, ops: [], note: '' });
  return { revision, change, startAgain };
}

/** A full or forbidden store is no reason to stop anyone working. */
function keep(key: string, revision: Revision) {
  try {
    localStorage.setItem(key, JSON.stringify(revision));
  } catch {
    return;
  }
}

function kept(key: string): Revision | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isRevision(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRevision(value: unknown): value is Revision {
  if (typeof value !== 'object' || value === null) return false;
  const { version, ops, note } = value as Record<string, unknown>;
  return typeof version === 'number' && Array.isArray(ops) && typeof note === 'string';
}
