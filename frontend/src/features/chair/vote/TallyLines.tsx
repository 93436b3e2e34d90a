import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { houseOf, type Question } from './question';
import type { Tally } from './tally';

interface TallyLinesProps {
  tally: Tally;
  outlook: Schemas['Outlook'];
  question: Question;
}

/** The count while it is entered: numbers, quorum, majority, and what they give. */
export function TallyLines({ tally, outlook, question }: TallyLinesProps) {
  const t = useText();
  const { quorum, members, majority, present } = houseOf(outlook, question);
  const { inFavour, against, abstaining, notVoting, cast, quorumMet, problem, outcome } = tally;
  return (
    <div className="card tally" role="status" data-testid="tally">
      <p>{t('vote.numbers', { inFavour, against, abstaining, notVoting })}</p>
      <p className="small soft">
        {t(present > 0 ? 'vote.quorum.present' : 'vote.quorum.cast', {
          there: present > 0 ? present : cast,
          members,
          quorum,
        })}{' '}
        {t(quorumMet ? 'vote.quorum.met' : 'vote.quorum.missed')} {t(`vote.majority.${majority}`)}
      </p>
      {problem && <p className="field-error">{t(`vote.problem.${problem}`, { members, present })}</p>}
      {outcome === 'no_quorum' && <p className="field-error">{t('vote.gives.noQuorum', { quorum })}</p>}
      {outcome && outcome !== 'no_quorum' && (
        <p className="tally-result" data-outcome={outcome}>
          {t('vote.gives', { inFavour, against, result: question.answers[outcome] })}
        </p>
      )}
    </div>
  );
}
