import type { Schemas } from '@/api/client';
import type { House } from './tally';

/** What a vote can end with. */
export type Answer = 'adopted' | 'rejected' | 'second_vote';

/** Something that the chair puts to the committee. */
export interface Question {
  title: string;
  majority: keyof Schemas['Outlook']['majorities'];
  /** An earlier vote on the same was equally divided. */
  second: boolean;
  /** The requests for a vote that bind it. */
  asked: readonly Schemas['Statement'][];
  /** What each answer is called here: adopted, retained, overruled. */
  answers: Record<Answer, string>;
  /** Why an answer cannot be declared now. */
  hindered?: Partial<Record<Answer, string>>;
  /** It can only be decided by a vote. */
  needsVote?: boolean;
}

export function houseOf(outlook: Schemas['Outlook'], { majority, second }: Question): House {
  const { members, present, quorum, majorities, tie } = outlook;
  return { members: members.length, present, quorum, majority: majorities[majority], tie, second };
}

/** Tells whether the votes on an amendment, a part, or the draft were equally divided. */
export function isSecond({ second_votes }: Schemas['Outlook'], amendment = '', part = ''): boolean {
  return second_votes.some((one) => (one.amendment_id ?? '') === amendment && (one.part ?? '') === part);
}
