import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';

/** A text that words are written against, with its layout. */
export interface Version {
  text: Schemas['Text'];
  layout: Schemas['Layout'];
}

/**
 * What an amendment is written against: a version of the draft or, for a
 * sub-amendment, what another amendment proposes in one of its revisions.
 */
export interface Ground extends Version {
  /** The number of the version, or of the revision. */
  number: number;
  /** The version of the draft, which the amended amendment is itself against. */
  version: number;
  /** The amendment that is amended; undefined for the draft. */
  to: { id: string; label: string } | undefined;
}

export function groundOfDraft(page: Schemas['DraftPage']): Ground {
  const { version, text, layout } = page;
  return { number: version.number, version: version.number, text, layout, to: undefined };
}

export function groundOfAmendment(
  { amendment_id: id, label, revision, text, layout }: Schemas['AmendedAmendment'],
  version: number,
): Ground {
  return { number: revision, version, text, layout, to: { id, label } };
}

/** An earlier state of a ground, by its number; undefined while it is read. */
export function useEarlier(draft: string, ground: Ground, number: number): Version | undefined {
  const isCurrent = number === ground.number;
  const version = useQuery({
    ...queries.version(draft, number),
    enabled: !isCurrent && ground.to === undefined,
  }).data;
  const revision = useQuery({
    ...queries.proposedText(ground.to?.id ?? '', number),
    enabled: !isCurrent && ground.to !== undefined,
  }).data;
  return isCurrent ? ground : ground.to ? revision : version;
}

/** Which state of the ground words were typed against. */
export function wordedOn(ground: Ground, number: number) {
  return ground.to ? { base_version: ground.version, to_revision: number } : { base_version: number };
}

/** The same for a request that must also name the ground. */
export function askedAgainst(ground: Ground, number: number) {
  return { ...wordedOn(ground, number), ...(ground.to ? { to: ground.to.id } : {}) };
}
