import { useSyncExternalStore } from 'react';

/** Tells whether a media query holds, and again whenever that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Room for a side panel beside the text. */
export const useWide = () => useMedia('(min-width: 62rem)');
