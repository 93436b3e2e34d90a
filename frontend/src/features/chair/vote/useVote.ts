import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { type Kind, kindNeeded } from './kinds';
import { houseOf, type Question } from './question';
import { type Choices, countOf, rollOf, rollOrder, type Side } from './roll';
import { type Count, tallyOf } from './tally';

const nothing: Count = { inFavour: 0, against: 0, abstaining: 0 };

/** A vote while it is entered: its kind, its numbers or names, and what it gives. */
export function useVote(outlook: Schemas['Outlook'], question: Question, first?: Kind) {
  const needed = kindNeeded(question.asked);
  const [kind, setKind] = useState<Kind>(
    first ?? (needed !== 'without_vote' ? needed : question.needsVote ? 'show_of_hands' : 'without_vote'),
  );
  const [numbers, setNumbers] = useState<Count>(nothing);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [withNames, setWithNames] = useState(true);
  const [drawn, setDrawn] = useState('');
  const { members } = outlook;

  const isByName = kind === 'roll_call' || (kind === 'recorded' && withNames);
  const count = isByName ? countOf(choices) : numbers;
  const tally = tallyOf(count, houseOf(outlook, question));
  const vote: Schemas['Vote'] = {
    kind,
    ...(kind === 'without_vote'
      ? {}
      : { in_favour: tally.inFavour, against: tally.against, abstaining: tally.abstaining }),
    ...(isByName ? { roll: rollOf(members, choices) } : {}),
    ...(kind === 'roll_call' && drawn ? { drawn_name: drawn } : {}),
  };

  return {
    kind,
    setKind,
    needed,
    numbers,
    setNumbers,
    choices,
    choose: (member: string, side: Side) => setChoices((now) => new Map(now).set(member, side)),
    chooseAll: (side: Side) => setChoices(new Map(members.map((member) => [member, side]))),
    withNames,
    setWithNames,
    isByName,
    drawn,
    setDrawn,
    order: kind === 'roll_call' ? rollOrder(members, drawn) : members,
    tally,
    vote,
  };
}

export type VoteEntry = ReturnType<typeof useVote>;
