import type { Schemas } from '@/api/client';

/** What of the catalogue is shown: a kind or a regional group (all where it is empty), and words that a name or code has. */
export interface Narrowing {
  words: string;
  part: string;
}

/** The delegations that fit, in the catalogue's order. Case and accents do not count. */
export function found(
  all: readonly Schemas['CatalogueDelegation'][],
  { words, part }: Narrowing,
): Schemas['CatalogueDelegation'][] {
  const wanted = plain(words.trim());
  return all.filter((one) => {
    if (part && one.kind !== part && one.group !== part) return false;
    if (!wanted) return true;
    const codes = [one.code, one.alpha3 ?? ''].map(plain);
    return codes.includes(wanted) || [one.name, one.local_name].some((name) => plain(name).includes(wanted));
  });
}

function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
