import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useMe, useMembership } from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { ButtonLink } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { DraftBadge } from '@/ui/StatusBadge';
import { NeedsMe } from './NeedsMe';
import { TakeReport } from './TakeReport';

/** `/`: what needs the reader, and the drafts of the committee. */
export function HomePage() {
  const t = useText();
  const { committee } = useCommittee();
  if (!committee) return <NoCommittee />;
  return (
    <Page title={committee.name} lead={committee.session}>
      <CommitteeHome committee={committee} />
    </Page>
  );

  function NoCommittee() {
    const person = useMe();
    const committees = useQuery(queries.committees());
    return (
      <Page title={t('home.welcome')}>
        <Loaded query={committees}>
          {() => (
            <div className="empty">
              <p>{t(person?.person.administrator ? 'home.noCommittee.admin' : 'home.noCommittee')}</p>
              {person?.person.administrator && <ButtonLink to="/admin">{t('admin.newCommittee')}</ButtonLink>}
              {!person && <ButtonLink to="/login">{t('login.title')}</ButtonLink>}
            </div>
          )}
        </Loaded>
      </Page>
    );
  }
}

function CommitteeHome({ committee }: { committee: Schemas['Committee'] }) {
  const t = useText();
  const drafts = useQuery(queries.drafts(committee.id));
  const membership = useMembership(committee.id);
  return (
    <Loaded query={drafts}>
      {(list) => (
        <div className="stack home">
          {membership && <NeedsMe drafts={list} membership={membership} />}
          <section className="stack stack-tight" aria-labelledby="drafts">
            <div className="row row-spread">
              <h2 id="drafts">{t('home.drafts')}</h2>
              <div className="actions">
                {membership && list.length > 0 && <TakeReport committee={committee.id} />}
                {membership?.role === 'secretariat' && (
                  <ButtonLink to="/import" look="primary">
                    {t('nav.import')}
                  </ButtonLink>
                )}
              </div>
            </div>
            {list.length === 0 ? <NoDrafts role={membership?.role} /> : <DraftTable drafts={list} />}
          </section>
        </div>
      )}
    </Loaded>
  );
}

function NoDrafts({ role }: { role: Schemas['Role'] | undefined }) {
  const t = useText();
  return (
    <div className="empty">
      <p>
        {t(
          role === 'secretariat'
            ? 'home.noDrafts.secretariat'
            : role
              ? 'home.noDrafts'
              : 'home.noDrafts.public',
        )}
      </p>
    </div>
  );
}

function DraftTable({ drafts }: { drafts: readonly Schemas['Draft'][] }) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  return (
    <div className="table-scroll">
      <table className="table draft-table">
        <thead>
          <tr>
            <th scope="col">{t('home.draft')}</th>
            <th scope="col">{t('home.status')}</th>
            <th scope="col">{t('home.pending')}</th>
            <th scope="col">{t('home.version')}</th>
            <th scope="col">{t('home.updated')}</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.id} data-draft={draft.id}>
              <td className="draft-cell">
                {(draft.designation || draft.symbol) && (
                  <span className="small soft" dir="auto">
                    {[draft.designation, draft.symbol].filter(Boolean).join(' · ')}
                  </span>
                )}
                <Link to={`/drafts/${draft.id}`} dir="auto" className="draft-link">
                  {draft.title}
                </Link>
              </td>
              <td>
                <span className="row">
                  <DraftBadge status={draft.status} />
                  {!draft.published && <span className="badge">{t('draft.notPublished')}</span>}
                </span>
              </td>
              <td className="number">{draft.pending_amendments || '–'}</td>
              <td className="number">{draft.current_version}</td>
              <td className="number">
                <time dateTime={draft.updated_at}>{times.dateTime(draft.updated_at)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
