import type { Schemas } from '@/api/client';

/** How the members of a body stand and what its rules ask for. */
export interface House {
  members: number;
  /** How many were counted in the room; 0 where nobody counted. */
  present: number;
  quorum: number;
  majority: Schemas['Majority'];
  tie: Schemas['Outlook']['tie'];
  /** An earlier vote on the same was equally divided. */
  second: boolean;
}

export interface Count {
  inFavour: number;
  against: number;
  abstaining: number;
}

export type Outcome = Schemas['Tally']['outcome'];

/** Why numbers cannot be. */
export type Problem = 'nothing_cast' | 'no_number' | 'more_than_members' | 'more_than_present';

export interface Tally extends Count {
  notVoting: number;
  cast: number;
  quorumMet: boolean;
  /** What the vote gives; undefined while the numbers cannot be. */
  outcome: Outcome | undefined;
  problem: Problem | undefined;
}

/**
 * What a vote gives, while it is entered. The server counts again by the same
 * rules: only votes in favour and against make the majority, whoever abstains
 * takes part, and equal votes reject unless the rules ask for a second vote.
 */
export function tallyOf(count: Count, house: House): Tally {
  const { inFavour, against, abstaining } = count;
  const cast = inFavour + against + abstaining;
  const quorumMet = (house.present > 0 ? house.present : cast) >= house.quorum;
  const problem = problemOf(count, cast, house);
  const notVoting = Math.max(0, house.members - cast);
  const outcome = problem ? undefined : quorumMet ? outcomeOf(inFavour, against, house) : 'no_quorum';
  return { ...count, notVoting, cast, quorumMet, outcome, problem };
}

function problemOf(count: Count, cast: number, house: House): Problem | undefined {
  const isNumber = (votes: number) => Number.isInteger(votes) && votes >= 0;
  if (![count.inFavour, count.against, count.abstaining].every(isNumber)) return 'no_number';
  if (cast > house.members) return 'more_than_members';
  if (house.present > 0 && cast > house.present) return 'more_than_present';
  return cast === 0 ? 'nothing_cast' : undefined;
}

function outcomeOf(inFavour: number, against: number, { majority, tie, second }: House): Outcome {
  const needed = majority === 'two_thirds' ? inFavour >= 2 * against : inFavour > against;
  if (inFavour > 0 && needed) return 'adopted';
  const isTied = inFavour > 0 && inFavour === against;
  return isTied && tie === 'second_vote' && !second ? 'second_vote' : 'rejected';
}
