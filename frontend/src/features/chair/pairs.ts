import type { Schemas } from '@/api/client';

type Pair = Schemas['AmendmentPair'];
type Meeting = Schemas['PairMeeting'];

const manners = {
  'delete against edit': ['deleted_edit'],
  overlapping: ['same_words', 'same_point', 'same_value', 'moved_apart', 'moved_circle'],
  'depends on': ['amends', 'refers', 'follows'],
} as const;

/** Everything that a page can say about how two amendments meet. */
const known = [
  ...manners['delete against edit'],
  ...manners.overlapping,
  ...manners['depends on'],
  'same_change',
  'beside_words',
  'other_words',
  'same_gap',
  'other_aspect',
] as const;

export type Manner = (typeof known)[number];

/** The meeting that makes a pair what it is; undefined where the class says it all. */
export function tellingMeeting({
  class: kind,
  meetings = [],
}: Pair): (Meeting & { manner: Manner }) | undefined {
  if (kind === 'same result' || kind === 'disjoint') return undefined;
  const making: readonly string[] = kind === 'compatible' ? known.slice(9) : manners[kind];
  return meetings.find((one): one is Meeting & { manner: Manner } => making.includes(one.manner));
}

/** The place at which a pair is shown: where it first meets. */
export function placeOf(pair: Pair): string {
  return (tellingMeeting(pair) ?? pair.meetings?.[0])?.clause ?? '';
}

/** Those that cannot both be adopted come first, then what gives the same text, then what goes together. */
export function bySeverity(pairs: readonly Pair[]): Pair[] {
  const order: readonly Pair['class'][] = [
    'delete against edit',
    'overlapping',
    'same result',
    'depends on',
    'compatible',
    'disjoint',
  ];
  return pairs.toSorted((a, b) => order.indexOf(a.class) - order.indexOf(b.class));
}
