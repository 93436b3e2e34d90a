import { type ReactNode, useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Dialog } from '@/ui/Dialog';
import { TextArea } from '@/ui/Field';
import { Segments } from '@/ui/Segments';
import { Asked } from './Asked';
import { Declare } from './Declare';
import { type Kind, kinds } from './kinds';
import type { Answer, Question } from './question';
import { TallyLines } from './TallyLines';
import { useVote } from './useVote';
import { VoteNames } from './VoteNames';
import { VoteNumbers } from './VoteNumbers';

/** What was declared, and the vote that it rests on. */
export interface Declared {
  answer: Answer;
  vote: Schemas['Vote'];
  reason: string;
}

interface VoteDialogProps {
  outlook: Schemas['Outlook'];
  question: Question;
  /** The kind to begin with; what was asked for where absent. */
  first?: Kind;
  isBusy: boolean;
  /** Why the server refused it. */
  refusal?: string | undefined;
  /** More to enter, above the remark. */
  children?: ReactNode;
  onDeclare: (declared: Declared) => void;
  onClose: () => void;
}

/** How a question was decided: without a vote, by numbers, or by names; and what it gives, before it is declared. */
export function VoteDialog(props: VoteDialogProps) {
  const { outlook, question, first, isBusy, refusal, children, onDeclare, onClose } = props;
  const t = useText();
  const entry = useVote(outlook, question, first);
  const [reason, setReason] = useState('');
  const offered = kinds.filter((kind) => kind !== 'without_vote' || !question.needsVote);
  return (
    <Dialog
      title={question.title}
      wide
      steady
      isOpen
      onClose={onClose}
      actions={
        <Declare
          entry={entry}
          question={question}
          isBusy={isBusy}
          onClose={onClose}
          onDeclare={(answer) => onDeclare({ answer, vote: entry.vote, reason })}
        />
      }
    >
      <Asked asked={question.asked} />
      {question.second && <p className="notice notice-warn">{t('vote.second')}</p>}
      <Segments
        label={t('vote.kind')}
        value={entry.kind}
        options={offered.map((value) => ({ value, label: t(`vote.kind.${value}`) }))}
        onChange={entry.setKind}
      />
      {entry.kind !== 'without_vote' && (
        <>
          {entry.isByName ? (
            <VoteNames entry={entry} members={outlook.members} />
          ) : (
            <VoteNumbers entry={entry} />
          )}
          <TallyLines tally={entry.tally} outlook={outlook} question={question} />
        </>
      )}
      {children}
      <TextArea
        label={t('chair.reason')}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {refusal && (
        <p className="notice notice-error" role="alert">
          {refusal}
        </p>
      )}
    </Dialog>
  );
}
