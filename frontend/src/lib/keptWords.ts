import { useEffect, useState } from 'react';

const prefix = 'chapeau.words.';

/**
 * Words in a form, kept in this browser on every change until they are sent, so that
 * a closed panel loses none.
 */
export function useKeptWords(key: string): [string, (words: string) => void] {
  const [kept, setKept] = useState({ key, words: read(key) });
  const words = kept.key === key ? kept.words : read(key);
  useEffect(() => {
    if (kept.key === key) keep(key, kept.words);
  }, [key, kept]);
  return [words, (next) => setKept({ key, words: next })];
}

function read(key: string): string {
  return localStorage.getItem(prefix + key) ?? '';
}

function keep(key: string, words: string) {
  try {
    if (words) localStorage.setItem(prefix + key, words);
    else localStorage.removeItem(prefix + key);
  } catch {
    // A full or forbidden store is no reason to stop anyone typing.
  }
}
