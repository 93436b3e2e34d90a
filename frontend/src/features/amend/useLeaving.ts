import { useEffect } from 'react';
import { type Blocker, useBlocker } from 'react-router';

/** Asks before a page with unsent words is left, by a link as well as by closing the tab. */
export function useLeaving(unsent: () => boolean): Blocker {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return currentLocation.pathname !== nextLocation.pathname && unsent();
  });
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (unsent()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsent]);
  return blocker;
}
