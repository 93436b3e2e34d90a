import { useState } from 'react';
import { ApiError, type Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { adopt, reject } from './decisions';
import { useDecision } from './useDecision';
import { kindNeeded, requestsFor } from './vote/kinds';
import { isSecond } from './vote/question';
import { type Declared, VoteDialog } from './vote/VoteDialog';

interface DecideAmendmentsProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  preview: Schemas['MergePreview'];
  resolutions: readonly Schemas['Resolution'][];
  /** The preview does not show what would be decided, or what is chosen cannot be decided now. */
  isDisabled: boolean;
  onDone: () => void;
}

/** The decision on what the preview shows: adopted without a vote, or put to the vote. */
export function DecideAmendments(props: DecideAmendmentsProps) {
  const { page, outlook, preview, resolutions, isDisabled, onDone } = props;
  const t = useText();
  const [remark, setRemark] = useState('');
  const [isVoting, setVoting] = useState(false);
  const ids = preview.amendments.map(({ amendment_id }) => amendment_id);
  const asked = requestsFor(outlook, ids);
  const decide = useDecision({
    page,
    decide: (declared: Declared) => write(page, preview, resolutions, declared),
    onDone: () => {
      setVoting(false);
      onDone();
    },
    quiet: true,
  });
  const withoutVote = kindNeeded(asked) === 'without_vote';
  return (
    <>
      {decide.error && !isVoting && <Failed error={decide.error} />}
      <TextArea
        label={t('chair.reason')}
        value={remark}
        rows={2}
        onChange={(event) => setRemark(event.target.value)}
      />
      <div className="actions">
        <Button
          look="primary"
          isDisabled={isDisabled || !preview.complete || !withoutVote || decide.isPending}
          onPress={() => decide.mutate({ answer: 'adopted', vote: { kind: 'without_vote' }, reason: remark })}
        >
          {t('chair.adopt', { count: preview.amendments.length })}
        </Button>
        <Button isDisabled={isDisabled} onPress={() => setVoting(true)}>
          {t('chair.vote')}
        </Button>
        {!preview.complete && <span className="soft">{t('chair.openConflicts')}</span>}
      </div>
      {isVoting && (
        <VoteDialog
          outlook={outlook}
          question={{
            title: t('chair.vote.amendments', {
              count: ids.length,
              labels: preview.amendments.map(({ label }) => label).join(', '),
              by: [...new Set(preview.amendments.map(({ by }) => by))].join(', '),
            }),
            majority: 'proposal',
            second: ids.length === 1 && isSecond(outlook, ids[0]),
            asked,
            answers: {
              adopted: t('vote.answer.adopted'),
              rejected: t('vote.answer.rejected'),
              second_vote: t('vote.answer.second_vote'),
            },
            ...(preview.complete ? {} : { hindered: { adopted: t('chair.openConflicts') } }),
          }}
          first={withoutVote ? 'show_of_hands' : kindNeeded(asked)}
          isBusy={decide.isPending}
          refusal={decide.error?.message}
          onDeclare={(declared) => decide.mutate({ ...declared, reason: declared.reason || remark })}
          onClose={() => setVoting(false)}
        />
      )}
    </>
  );
}

async function write(
  page: Schemas['DraftPage'],
  preview: Schemas['MergePreview'],
  resolutions: readonly Schemas['Resolution'][],
  { answer, vote, reason }: Declared,
): Promise<Schemas['Decision']> {
  const body = {
    amendments: preview.amendments.map(({ amendment_id, revision }) => ({ amendment_id, revision })),
    vote,
    ...(reason ? { reason } : {}),
  };
  if (answer !== 'adopted') {
    return reject(page, { ...body, ...(answer === 'second_vote' ? { tied: true } : {}) });
  }
  const settled = resolutions.length > 0 ? { resolutions: [...resolutions] } : {};
  return (await adopt(page, { ...body, ...settled })).decision;
}

/** The server's own sentence; a stale page has been read again already. */
export function Failed({ error }: { error: Error }) {
  const t = useText();
  const isStale = error instanceof ApiError && error.problem.code === 'stale';
  return (
    <div className="notice notice-error" role="alert">
      <p>{error.message}</p>
      {isStale && <p>{t('chair.stale')}</p>}
    </div>
  );
}
