import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { Mover } from '@/ui/AmendmentBox';
import { ChangedClauses } from '@/ui/ChangedClauses';
import { Conflicts } from '@/ui/Conflicts';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { AmendmentBadge } from '@/ui/StatusBadge';
import { AmendmentActions } from './AmendmentActions';
import { AmendmentDecision } from './AmendmentDecision';
import { JoinEqual } from './JoinEqual';
import { Sharing } from './Sharing';
import { SubAmendments } from './SubAmendments';
import { TakePaper } from './TakePaper';

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
      </p>
      {amendment.to && (
        <p>
          <Link to={`/amendments/${amendment.to.amendment_id}`}>
            {amendment.to.label
              ? t('amendment.toOf', { label: amendment.to.label, by: amendment.to.by })
              : t('amendment.toOfBy', { by: amendment.to.by })}
          </Link>
        </p>
      )}
      {amendment.to && !amendment.to.label && amendment.status === 'drafted' && (
        <p className="notice">{t('amendment.waits', { by: amendment.to.by })}</p>
      )}
      <AmendmentDecision amendment={amendment} draft={draft} />
      {amendment.into && (
        <p className="notice">
          <Link to={`/amendments/${amendment.into}`}>{t('join.joined')}</Link>
        </p>
      )}
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
      <JoinEqual page={page} />
      <AmendmentActions page={page} draft={draft} />
      <TakePaper amendment={amendment} />
      <SubAmendments amendment={amendment} lang={lang} />
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
