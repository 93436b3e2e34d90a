import type { Schemas } from '@/api/client';

export type Kind = Schemas['Vote']['kind'];

/** From the simplest to the one that records most. */
export const kinds: readonly Kind[] = ['without_vote', 'show_of_hands', 'recorded', 'roll_call'];

/** The vote that a request asks for. */
export function kindAsked({ particulars }: Schemas['Statement']): Kind {
  return kinds.find((kind) => kind === particulars?.vote) ?? 'show_of_hands';
}

/** The least that honours all requests; without any, no vote is needed. */
export function kindNeeded(asked: readonly Schemas['Statement'][]): Kind {
  return asked.map(kindAsked).reduce((most, kind) => (honours(kind, most) ? kind : most), 'without_vote');
}

/** Tells whether a vote of one kind is what was asked for, or more. */
export function honours(taken: Kind, asked: Kind): boolean {
  return kinds.indexOf(taken) >= kinds.indexOf(asked);
}

/** The requests that bind a decision on these amendments, or on the draft where there are none. */
export function requestsFor(
  { vote_requests }: Schemas['Outlook'],
  amendments: readonly string[],
): Schemas['Statement'][] {
  return vote_requests.filter(({ amendment_id }) =>
    amendments.length === 0 ? !amendment_id : amendments.includes(amendment_id ?? ''),
  );
}
