import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { AmendmentBadge } from '@/ui/StatusBadge';
import { Alerts } from './Alerts';

interface NeedsMeProps {
  drafts: readonly Schemas['Draft'][];
  membership: Schemas['Membership'];
}

/** What waits for this reader: what a delegation was told and its own amendments, the chair's queue, the secretariat's unpublished drafts. */
export function NeedsMe({ drafts, membership }: NeedsMeProps) {
  if (membership.role === 'chair') return <Queue drafts={drafts} />;
  if (membership.role === 'secretariat') return <Unpublished drafts={drafts} />;
  if (membership.delegation)
    return <Mine drafts={drafts} committee={membership.committee_id} delegation={membership.delegation} />;
  return null;
}

function Queue({ drafts }: { drafts: readonly Schemas['Draft'][] }) {
  const t = useText();
  const waiting = drafts.filter((draft) => (draft.pending_amendments ?? 0) > 0);
  return (
    <Section isEmpty={waiting.length === 0} empty={t('needs.chair.none')}>
      {waiting.map((draft) => (
        <li key={draft.id} className="row">
          <span className="badge badge-info number">{draft.pending_amendments}</span>
          <Link to={`/drafts/${draft.id}/chair`} dir="auto">
            {draft.title}
          </Link>
        </li>
      ))}
    </Section>
  );
}

function Unpublished({ drafts }: { drafts: readonly Schemas['Draft'][] }) {
  const t = useText();
  const waiting = drafts.filter((draft) => !draft.published);
  return (
    <Section isEmpty={waiting.length === 0} empty={t('needs.secretariat.none')}>
      <li>{t('needs.secretariat', { count: waiting.length })}</li>
    </Section>
  );
}

function Mine({
  drafts,
  committee,
  delegation,
}: {
  drafts: readonly Schemas['Draft'][];
  committee: string;
  delegation: Schemas['DelegationName'];
}) {
  const t = useText();
  const found = useQueries({ queries: drafts.map((draft) => queries.amendmentsOf(draft.id, delegation.id)) });
  const mine = found
    .flatMap((query) => query.data ?? [])
    .filter(({ amendment }) => amendment.status === 'drafted' || amendment.status === 'needs_rebase');
  const told = useQuery(queries.unseenAlerts(committee));
  const alerts = told.data ?? [];
  const isLoading = told.isPending || found.some((query) => query.isPending);
  return (
    <Section
      isEmpty={mine.length === 0 && alerts.length === 0 && !isLoading}
      empty={t('needs.delegation.none')}
    >
      <Alerts committee={committee} alerts={alerts} />
      {mine.map(({ amendment }) => (
        <li key={amendment.id} className="row">
          <Link to={`/amendments/${amendment.id}`}>{amendment.label || t('amendment.unnumbered')}</Link>
          <AmendmentBadge status={amendment.status} />
          <span dir="auto">{drafts.find((draft) => draft.id === amendment.draft_id)?.title}</span>
        </li>
      ))}
    </Section>
  );
}

function Section({
  isEmpty,
  empty,
  children,
}: {
  isEmpty: boolean;
  empty: string;
  children: React.ReactNode;
}) {
  const t = useText();
  return (
    <section className="card stack stack-tight" aria-labelledby="needs-me">
      <h2 id="needs-me">{t('needs.title')}</h2>
      {isEmpty ? <p className="soft">{empty}</p> : <ul className="stack stack-tight">{children}</ul>}
    </section>
  );
}
