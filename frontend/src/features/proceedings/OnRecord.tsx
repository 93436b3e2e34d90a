import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { isUndecided } from '@/lib/pending';
import { Button, ButtonLink } from '@/ui/Button';
import { RequestVote } from '@/ui/RequestVote';
import type { Kind } from '@/ui/StatementDialog';
import { useToasts } from '@/ui/Toast';
import type { Names } from '@/ui/useNames';
import { useWrite } from '@/ui/useWrite';
import { NewStatement } from './NewStatement';
import { possibleKinds } from './possible';
import { standingRequests } from './record';

interface OnRecordProps {
  page: Schemas['DraftPage'];
  decisions: readonly Schemas['Decision'][];
  statements: readonly Schemas['Statement'][];
  all: readonly Schemas['AmendmentPage'][];
  names: Names;
}

/** What the reader's delegation can ask for or put on record now. */
export function OnRecord({ page, decisions, statements, all, names }: OnRecordProps) {
  const t = useText();
  const [asked, setAsked] = useState<Kind>();
  const { draft, may } = page;
  const delegation = useMembership(draft.committee_id)?.delegation?.id;
  const kinds = possibleKinds(page, decisions);
  const pending = new Set(all.filter(isUndecided).map(({ amendment }) => amendment.id));
  const own = may.includes('request_vote')
    ? standingRequests(delegation, statements, decisions, pending)
    : [];
  if (kinds.length === 0 && own.length === 0) return null;
  const close = () => setAsked(undefined);
  return (
    <section className="card stack stack-tight" aria-labelledby="on-record">
      <h2 id="on-record">{t('record.title')}</h2>
      <div className="actions">
        {kinds.map((kind) => (
          <Button key={kind} onPress={() => setAsked(kind)}>
            {t(`statement.new.${kind}`)}
          </Button>
        ))}
        {may.includes('request_vote') && (
          <ButtonLink to={`/drafts/${draft.id}/division`}>{t('request.division')}</ButtonLink>
        )}
      </div>
      {own.map((request) => (
        <OwnRequest key={request.id} request={request} names={names} />
      ))}
      {asked === 'vote_request' && <RequestVote draft={draft} onClose={close} />}
      {asked && asked !== 'vote_request' && (
        <NewStatement page={page} kind={asked} decisions={decisions} onClose={close} />
      )}
    </section>
  );
}

/** A request of the reader's own delegation that still stands; it can be withdrawn. */
function OwnRequest({ request, names }: { request: Schemas['Statement']; names: Names }) {
  const t = useText();
  const toasts = useToasts();
  const withdraw = useWrite({
    write: () =>
      take(
        api.POST('/drafts/{draft}/statements', {
          params: { path: { draft: request.draft_id }, header: { 'Idempotency-Key': newKey() } },
          body: { kind: 'request_withdrawn', statement_id: request.id },
        }),
      ),
    refresh: [queries.keys.draft(request.draft_id)],
    onDone: () => toasts.done(t('request.withdrawn')),
  });
  return (
    <div className="row row-spread notice">
      <span>
        {t(request.kind === 'vote_request' ? 'request.own.vote' : 'request.own.division', {
          on: request.amendment_id ? names.label(request.amendment_id) : t('home.draft'),
        })}
      </span>
      <Button small isDisabled={withdraw.isPending} onPress={() => withdraw.mutate(undefined)}>
        {t('request.withdraw')}
      </Button>
    </div>
  );
}
