import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NavLink, Outlet, useParams } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { type MessageId, useText } from '@/i18n';
import { isAdopted } from '@/lib/adopted';
import { Loaded } from '@/ui/Loading';
import { useTitle } from '@/ui/Page';
import { DraftBadge } from '@/ui/StatusBadge';
import { ConsentNotice } from './ConsentNotice';
import { DraftActions } from './DraftActions';
import { Silence } from './Silence';
import { SymbolLine } from './SymbolLine';

/** The frame round every page of one draft: what it is, and where one can go. */
export function DraftFrame() {
  const { id = '' } = useParams();
  const query = useQuery(queries.draft(id));
  const { committee, choose } = useCommittee();
  const home = query.data?.draft.committee_id;
  useTitle(query.data?.draft.title ?? '');

  // Events are followed for the committee one works in; that is now the draft's.
  useEffect(() => {
    if (home && committee && home !== committee.id) choose(home);
  }, [home, committee, choose]);

  return (
    <div className="page">
      <Loaded query={query}>
        {(page) => (
          <>
            <DraftHead page={page} />
            <Silence page={page} />
            <Outlet />
          </>
        )}
      </Loaded>
    </div>
  );
}

function DraftHead({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const { draft } = page;
  const listed = useQuery(queries.sponsors(draft.id)).data?.document ?? [];
  const sponsors = listed.length > 0 ? listed : (page.text.sponsors ?? []);
  const name = [draft.result_symbol, draft.designation, draft.symbol].filter(Boolean).join(' · ');
  const qualifier = page.stage.qualifier;
  return (
    <header className="draft-head">
      <div className="row row-spread no-print">
        <p className="row">
          {name && <span dir="auto">{name}</span>}
          <DraftBadge status={draft.status} />
          {qualifier && <span className="soft">{t(`draft.qualifier.${qualifier}`)}</span>}
          <span className={draft.published ? 'badge badge-good' : 'badge'}>
            {t(draft.published ? 'draft.published' : 'draft.notPublished')}
          </span>
          <span className="soft number">{t('version.number', { number: page.version.number })}</span>
        </p>
        <DraftActions page={page} />
      </div>
      <SymbolLine draft={draft} />
      <h1 className="draft-title" lang={page.layout.lang} dir="auto">
        {draft.title}
      </h1>
      {sponsors.length > 0 && (
        <p className="soft small">
          {t('draft.sponsors')} <bdi>{sponsors.join(', ')}</bdi>
        </p>
      )}
      <ConsentNotice page={page} />
      <DraftTabs page={page} />
    </header>
  );
}

function DraftTabs({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const seesAmendments = useMay(page.draft.committee_id, 'see_amendments');
  const numbers = useMay(page.draft.committee_id, 'finalize_texts');
  const seals = useMay(page.draft.committee_id, 'seal_texts');
  const finalizes = numbers || seals;
  const tabs: { to: string; label: MessageId; shown: boolean; count?: number }[] = [
    { to: '', label: 'tab.text', shown: true },
    {
      to: 'amendments',
      label: 'tab.amendments',
      shown: seesAmendments,
      count: page.draft.pending_amendments,
    },
    { to: 'chair', label: 'tab.chair', shown: chairs.some((action) => page.may.includes(action)) },
    { to: 'proceedings', label: 'tab.proceedings', shown: seesAmendments },
    { to: 'finalize', label: 'tab.finalize', shown: finalizes && isAdopted(page.draft) },
    { to: 'compare', label: 'tab.compare', shown: true },
    { to: 'history', label: 'tab.history', shown: true },
    { to: 'documents', label: 'tab.documents', shown: true },
    { to: 'check', label: 'tab.check', shown: page.may.includes('check') },
  ];
  return (
    <nav className="tabs no-print" aria-label={t('draft.pages')}>
      {tabs
        .filter((tab) => tab.shown)
        .map((tab) => (
          <NavLink key={tab.to} to={tab.to} end className="tab">
            {t(tab.label)}
            {tab.count ? <span className="badge badge-info number">{tab.count}</span> : null}
          </NavLink>
        ))}
    </nav>
  );
}

/** Whoever may do one of these has work on the chair's page. */
const chairs: readonly Schemas['DraftAction'][] = ['decide_amendments', 'undo', 'close_action', 'reconsider'];
