import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { honours } from './kinds';
import type { Answer, Question } from './question';
import type { VoteEntry } from './useVote';

interface DeclareProps {
  entry: VoteEntry;
  question: Question;
  isBusy: boolean;
  onClose: () => void;
  onDeclare: (answer: Answer) => void;
}

/** The buttons that declare the result: a vote has one, its own; without a vote the chair says which. */
export function Declare({ entry, question, isBusy, onClose, onDeclare }: DeclareProps) {
  const t = useText();
  const { kind, needed } = entry;
  const possible = answersOf(entry);
  const tooLittle = !honours(kind, needed);
  const hindered = possible.map((answer) => question.hindered?.[answer]).find(Boolean);
  const why = tooLittle ? t('vote.tooLittle') : hindered;
  return (
    <>
      {why && (
        <p className="small declare-why" role="status">
          {why}
        </p>
      )}
      <Button onPress={onClose}>{t('action.cancel')}</Button>
      {possible.length === 0 && (
        <Button look="primary" isDisabled>
          {t('vote.declare')}
        </Button>
      )}
      {possible.map((answer) => (
        <Button
          key={answer}
          look={answer === 'rejected' && kind === 'without_vote' ? 'danger' : 'primary'}
          isDisabled={isBusy || tooLittle || question.hindered?.[answer] !== undefined}
          onPress={() => onDeclare(answer)}
        >
          {t('vote.declare.as', { result: question.answers[answer] })}
        </Button>
      ))}
    </>
  );
}

function answersOf({ kind, tally }: VoteEntry): Answer[] {
  if (kind === 'without_vote') return ['rejected', 'adopted'];
  return tally.outcome === undefined || tally.outcome === 'no_quorum' ? [] : [tally.outcome];
}
