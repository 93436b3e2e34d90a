import type { Schemas } from '@/api/client';

export type Ruling = Schemas['Ruling']['ruling'];

/** The rulings that end an amendment; each needs its reason. */
export const endings: readonly Ruling[] = ['not_admitted', 'not_put', 'moot'];

/** What the chair can rule about an amendment as it stands. */
export function possibleRulings(
  { amendment, may }: Schemas['AmendmentPage'],
  somethingAdopted: boolean,
): Ruling[] {
  if (!may.includes('rule')) return [];
  const { status } = amendment;
  const possible: Ruling[] = [];
  if (status === 'submitted' || status === 'admitted') possible.push('put');
  if (status === 'submitted') possible.push('admitted');
  possible.push('not_admitted');
  if (somethingAdopted) possible.push('not_put');
  return [...possible, 'moot'];
}
