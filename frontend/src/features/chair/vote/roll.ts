import type { Schemas } from '@/api/client';
import type { Count } from './tally';

/** How a member votes. */
export type Side = 'in_favour' | 'against' | 'abstaining' | 'not_voting';

export const sides: readonly Side[] = ['in_favour', 'against', 'abstaining', 'not_voting'];

/** Member → side; whoever is missing does not vote. */
export type Choices = ReadonlyMap<string, Side>;

/** The order in which a roll is called: from the name that was drawn, going round. */
export function rollOrder(members: readonly string[], drawn: string): string[] {
  const first = members.indexOf(drawn);
  return first < 0 ? [...members] : [...members.slice(first), ...members.slice(0, first)];
}

/** A random number from 0 up to a limit, each as likely; the browser's own source. */
export function randomBelow(limit: number, source: () => number = random32): number {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  let number = source();
  while (number >= fair) number = source();
  return number % limit;
}

function random32(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

export function countOf(choices: Choices): Count {
  const on = (side: Side) => [...choices.values()].filter((one) => one === side).length;
  return { inFavour: on('in_favour'), against: on('against'), abstaining: on('abstaining') };
}

/** Who voted how, each list in the order of the members. */
export function rollOf(members: readonly string[], choices: Choices): Schemas['Roll'] {
  const on = (side: Side) => members.filter((member) => (choices.get(member) ?? 'not_voting') === side);
  return {
    in_favour: on('in_favour'),
    against: on('against'),
    abstaining: on('abstaining'),
    not_voting: on('not_voting'),
  };
}
