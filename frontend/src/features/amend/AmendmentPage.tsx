import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, etag, newKey, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useMembership } from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { amendmentName, Mover } from '@/ui/AmendmentBox';
import { Button, ButtonLink } from '@/ui/Button';
import { ChangedClauses } from '@/ui/ChangedClauses';
import { Confirm } from '@/ui/Confirm';
import { Conflicts } from '@/ui/Conflicts';
import { TextArea } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { RecordedFor } from '@/ui/RecordedFor';
import { AmendmentBadge } from '@/ui/StatusBadge';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { Sharing } from './Sharing';

/** `/amendments/:id`: one amendment, what became of it, and how it came to be what it is. */
export function AmendmentPage() {
  const { id = '' } = useParams();
  const t = useText();
  const query = useQuery(queries.amendment(id));
  const label = query.data?.amendment.label;
  return (
    <Page title={label ? t('amendment.title', { label }) : t('amendment.unnumbered')} width="medium">
      <Loaded query={query}>{(page) => <Amendment page={page} />}</Loaded>
    </Page>
  );
}

function Amendment({ page }: { page: Schemas['AmendmentPage'] }) {
  const t = useText();
  const { amendment, comparison } = page;
  const draft = useQuery(queries.draft(amendment.draft_id)).data;
  const lang = draft?.layout.lang ?? '';
  const changes = (comparison?.clauses ?? []).filter((one) => one.status !== 'same');
  return (
    <div className="stack">
      <p className="row">
        <Mover amendment={amendment} />
        <AmendmentBadge status={amendment.status} />
        <span className="soft">{t('amendment.against', { number: amendment.base_version })}</span>
        {amendment.decision_id !== undefined && (
          <Link to={`/drafts/${amendment.draft_id}/history`}>{t('amendment.decided')}</Link>
        )}
      </p>
      {draft && (
        <p>
          <Link to={`/drafts/${amendment.draft_id}`} dir="auto">
            {draft.draft.title}
          </Link>
        </p>
      )}
      {draft && <Sharing page={page} committee={draft.draft.committee_id} />}
      {amendment.resubmitted_from && (
        <p>
          <Link to={`/amendments/${amendment.resubmitted_from}`}>{t('amendment.takesUpAgain')}</Link>
        </p>
      )}
      {(amendment.status === 'needs_rebase' || page.rebase) && <NeedsMover page={page} lang={lang} />}
      <section className="card stack" aria-label={t('amendment.change')} data-testid="amendment-change">
        {changes.length > 0 ? (
          <ChangedClauses changes={changes} lang={lang} by={amendment.by} />
        ) : (
          <p className="soft">{t('amendment.noWords')}</p>
        )}
      </section>
      {amendment.rationale && (
        <section className="stack stack-tight">
          <h2>{t('amend.rationale')}</h2>
          <p dir="auto">{amendment.rationale}</p>
        </section>
      )}
      <AmendmentActions page={page} />
      <Revisions amendment={amendment} lang={lang} />
    </div>
  );
}

/** The text changed under the amendment and its mover must look. */
function NeedsMover({ page, lang }: { page: Schemas['AmendmentPage']; lang: string }) {
  const t = useText();
  const { conflicts, notices } = page.rebase ?? page.amendment;
  return (
    <section className="notice notice-warn" aria-label={t('amendment.needsRebase')}>
      <p>
        <strong>{t('amendment.needsRebase')}</strong> {t('amendment.needsRebase.explain')}
      </p>
      {notices.map((notice) => (
        <p key={`${notice.kind} ${notice.clause}`}>
          {t(`notice.${notice.kind}`, { label: bareLabel(notice.label) })}
        </p>
      ))}
      <Conflicts conflicts={conflicts} lang={lang} />
    </section>
  );
}

function AmendmentActions({ page }: { page: Schemas['AmendmentPage'] }) {
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
  if (may.length === 0) return null;
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
      {may.includes('withdraw') && (
        <Button look="danger" isDisabled={write.isPending} onPress={() => setAsks(true)}>
          {t('amendment.withdraw')}
        </Button>
      )}
      {may.includes('incorporate') && <AcceptButton page={page} />}
      {may.includes('resubmit') && <TakeUpAgainButton page={page} />}
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
        isBusy={write.isPending}
        onConfirm={() => write.mutate('withdraw')}
        onClose={() => setAsks(false)}
      >
        <p>{t('amendment.withdraw.explain')}</p>
      </Confirm>
    </div>
  );
}

/** The main sponsor accepts the amendment into the text. Only Model UN calls it friendly. */
function AcceptButton({ page }: { page: Schemas['AmendmentPage'] }) {
  const t = useText();
  const toasts = useToasts();
  const [asks, setAsks] = useState(false);
  const [note, setNote] = useState('');
  const isModelUN = useCommittee().committee?.rules === 'model-un';
  const { amendment } = page;
  const label = amendmentName(t, amendment);
  const words = t(isModelUN ? 'amendment.accept.friendly' : 'amendment.accept');
  const accept = useWrite({
    write: () =>
      take(
        api.POST('/amendments/{amendment}/incorporate', {
          params: { path: { amendment: amendment.id }, header: { 'If-Match': etag(amendment.revision) } },
          body: { note },
        }),
      ),
    refresh: [['amendment'], queries.keys.draft(amendment.draft_id)],
    onDone: () => {
      setAsks(false);
      toasts.done(t('amendment.accepted', { label }));
    },
  });
  return (
    <>
      <Button look="primary" onPress={() => setAsks(true)}>
        {words}
      </Button>
      <Confirm
        title={t('amendment.accept.ask', { label })}
        action={words}
        isOpen={asks}
        isBusy={accept.isPending}
        onConfirm={() => accept.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p>{t('amendment.accept.explain')}</p>
        <TextArea
          label={t('chair.reason')}
          hint={t('stage.reason.hint')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Confirm>
    </>
  );
}

/** A delegation proposes again what was not decided on. */
function TakeUpAgainButton({ page }: { page: Schemas['AmendmentPage'] }) {
  const t = useText();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const [delegation, setDelegation] = useState('');
  const committee = useQuery(queries.draft(page.amendment.draft_id)).data?.draft.committee_id ?? '';
  const isSecretariat = useMembership(committee)?.role === 'secretariat';
  const label = amendmentName(t, page.amendment);
  const takeUp = useWrite({
    write: () =>
      take(
        api.POST('/amendments/{amendment}/resubmit', {
          params: { path: { amendment: page.amendment.id }, header: { 'Idempotency-Key': newKey() } },
          body: delegation ? { delegation_id: delegation } : {},
        }),
      ),
    refresh: [['amendment'], queries.keys.draft(page.amendment.draft_id)],
    onDone: (again) => {
      setAsks(false);
      navigate(`/amendments/${again.amendment.id}`);
    },
  });
  return (
    <>
      <Button onPress={() => setAsks(true)}>{t('amendment.takeUpAgain')}</Button>
      <Confirm
        title={t('amendment.takeUpAgain.ask', { label })}
        action={t('amendment.takeUpAgain')}
        isOpen={asks}
        isBusy={takeUp.isPending || (isSecretariat && delegation === '')}
        onConfirm={() => takeUp.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p>{t('amendment.takeUpAgain.explain')}</p>
        <RecordedFor committee={committee} value={delegation} onChange={setDelegation} />
      </Confirm>
    </>
  );
}

function Revisions({ amendment, lang }: { amendment: Schemas['Amendment']; lang: string }) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const revisions = useQuery(queries.revisions(amendment.id)).data;
  if (!revisions || revisions.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h2>{t('amendment.revisions')}</h2>
      <ol className="timeline">
        {revisions.map((revision) => (
          <li key={revision.revision} className="timeline-entry card">
            <div className="row row-spread">
              <h3>{t('revision.number', { number: revision.revision })}</h3>
              <time className="soft small" dateTime={revision.at}>
                {times.dateTime(revision.at)}
              </time>
            </div>
            <p dir="auto">
              {t(`revision.${revision.reason}`)}
              {revision.author && (
                <span className="soft">
                  {' · '}
                  <bdi>{revision.author}</bdi>
                </span>
              )}
            </p>
            {revision.comparison && (
              <ChangedClauses
                changes={revision.comparison.clauses.filter((one) => one.status !== 'same')}
                lang={lang}
                by={amendment.by}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
