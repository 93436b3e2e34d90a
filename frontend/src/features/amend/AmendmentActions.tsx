import { useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { isUndecided } from '@/lib/pending';
import { amendmentName } from '@/ui/AmendmentBox';
import { Button, ButtonLink } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { RequestVote } from '@/ui/RequestVote';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { AcceptIt } from './AcceptIt';
import { AmendIt } from './AmendIt';
import { TakeUpAgain } from './TakeUpAgain';

interface AmendmentActionsProps {
  page: Schemas['AmendmentPage'];
  /** Its draft; undefined while it is read. */
  draft: Schemas['DraftPage'] | undefined;
}

/** What the reader can do with an amendment now. */
export function AmendmentActions({ page, draft }: AmendmentActionsProps) {
  const t = useText();
  const toasts = useToasts();
  const [asks, setAsks] = useState(false);
  const { amendment, may } = page;
  const at = { path: { amendment: amendment.id }, header: { 'If-Match': etag(amendment.revision) } };
  const refresh = [queries.keys.amendment(amendment.id), queries.keys.draft(amendment.draft_id)];
  const write = useWrite({
    write: (action: 'submit' | 'withdraw' | 'confirm_rebase') => {
      if (action === 'submit') return take(api.POST('/amendments/{amendment}/submit', { params: at }));
      if (action === 'withdraw') return take(api.POST('/amendments/{amendment}/withdraw', { params: at }));
      return take(api.POST('/amendments/{amendment}/confirm-rebase', { params: at }));
    },
    refresh,
    onDone: (_, action) => {
      setAsks(false);
      toasts.done(t(`amendment.done.${action}`, { label: amendmentName(t, amendment) }));
    },
  });
  const place = amendment.clauses[0] ?? page.comparison?.clauses[0]?.clause ?? '';
  const canEdit = (may.includes('edit') || may.includes('revise')) && place !== '';
  return (
    <div className="actions">
      {may.includes('submit') && (
        <Button look="primary" isDisabled={write.isPending} onPress={() => write.mutate('submit')}>
          {t('amend.submit')}
        </Button>
      )}
      {may.includes('confirm_rebase') && (
        <Button look="primary" isDisabled={write.isPending} onPress={() => write.mutate('confirm_rebase')}>
          {t('amendment.confirmRebase')}
        </Button>
      )}
      {canEdit && (
        <ButtonLink
          to={`/drafts/${amendment.draft_id}/amend/${encodeURIComponent(place)}?amendment=${amendment.id}`}
        >
          {t(may.includes('revise') ? 'amendment.revise' : 'amendment.edit')}
        </ButtonLink>
      )}
      {may.includes('incorporate') && <AcceptIt page={page} />}
      {may.includes('resubmit') && <TakeUpAgain page={page} />}
      <AmendIt page={page} />
      {draft && isUndecided(page) && <Requests draft={draft} amendment={amendment} />}
      {may.includes('withdraw') && (
        <Button look="danger" isDisabled={write.isPending} onPress={() => setAsks(true)}>
          {t('amendment.withdraw')}
        </Button>
      )}
      {(may.includes('adopt') || may.includes('reject')) && (
        <ButtonLink to={`/drafts/${amendment.draft_id}/chair?amendment=${amendment.id}`}>
          {t('panel.decide')}
        </ButtonLink>
      )}
      <Confirm
        title={t('amendment.withdraw.ask', { label: amendmentName(t, amendment) })}
        action={t('amendment.withdraw')}
        danger
        isOpen={asks}
        isDisabled={write.isPending}
        onConfirm={() => write.mutate('withdraw')}
        onClose={() => setAsks(false)}
      >
        <p>{t('amendment.withdraw.explain')}</p>
      </Confirm>
    </div>
  );
}

interface RequestsProps {
  draft: Schemas['DraftPage'];
  amendment: Schemas['Amendment'];
}

/** A member asks for a vote on it, or that its parts be decided separately. */
function Requests({ draft, amendment }: RequestsProps) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  if (!draft.may.includes('request_vote')) return null;
  return (
    <>
      <Button onPress={() => setAsks(true)}>{t('request.vote')}</Button>
      <ButtonLink to={`/drafts/${amendment.draft_id}/division?amendment=${amendment.id}`}>
        {t('request.division')}
      </ButtonLink>
      {asks && <RequestVote draft={draft.draft} amendment={amendment} onClose={() => setAsks(false)} />}
    </>
  );
}
