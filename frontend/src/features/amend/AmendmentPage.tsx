import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, etag, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { amendmentName, Mover } from '@/ui/AmendmentBox';
import { Button, ButtonLink } from '@/ui/Button';
import { ChangedClauses } from '@/ui/ChangedClauses';
import { Confirm } from '@/ui/Confirm';
import { Conflicts } from '@/ui/Conflicts';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
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
