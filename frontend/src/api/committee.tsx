import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Schemas } from './client';
import * as queries from './queries';

interface Chosen {
  /** The committee the reader works in; undefined while loading and where there is none. */
  committee: Schemas['Committee'] | undefined;
  committees: Schemas['Committee'][];
  choose: (id: string) => void;
}

const Context = createContext<Chosen | null>(null);
const storageKey = 'chapeau.committee';

/** Remembers which committee the reader works in; the newest where nothing was chosen. */
export function CommitteeProvider({ children }: { children: ReactNode }) {
  const committees = useQuery(queries.committees()).data ?? none;
  const [id, setId] = useState(() => localStorage.getItem(storageKey));
  const choose = useCallback((next: string) => {
    localStorage.setItem(storageKey, next);
    setId(next);
  }, []);
  const chosen = useMemo<Chosen>(
    () => ({ committee: committees.find((one) => one.id === id) ?? committees[0], committees, choose }),
    [committees, id, choose],
  );
  return <Context.Provider value={chosen}>{children}</Context.Provider>;
}

const none: Schemas['Committee'][] = [];

export function useCommittee(): Chosen {
  const chosen = useContext(Context);
  if (!chosen) throw new Error('useCommittee outside CommitteeProvider');
  return chosen;
}
