import type { Schemas } from '@/api/client';

export type Standing = Schemas['Standing'];

/** A sign for each standing, so that it is told without its colour; the words stand beside it or are read out. */
export const signs: Record<Standing, string> = {
  open: '○',
  bracketed: '[ ]',
  agreed_informally: '✓',
  pending: '…',
  package: '⊞',
  agreed_ad_ref: '✓✓',
  agreed_in_committee: '✓✓✓',
  reopened: '↺',
  deleted: '×',
};

export function isAgreed(standing: Standing): boolean {
  return (
    standing === 'agreed_informally' || standing === 'agreed_ad_ref' || standing === 'agreed_in_committee'
  );
}

/** Tells whether a paragraph that the text has still waits for an agreement. */
export function isStillOpen({ standing }: Schemas['Paragraph']): boolean {
  return !isAgreed(standing) && standing !== 'deleted';
}

/** Keeps a paragraph from being agreed. */
export function holds({ position }: Schemas['Mark']): boolean {
  return position !== 'agrees';
}
