import { NavLink, Outlet, useOutletContext } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import { useMe, useMembership } from '@/api/queries';
import { type MessageId, useText } from '@/i18n';
import { Page } from '@/ui/Page';
import { NewCommittee } from './NewCommittee';

const tabs: readonly { to: string; label: MessageId }[] = [
  { to: '', label: 'admin.committee' },
  { to: 'delegations', label: 'admin.delegations' },
  { to: 'people', label: 'admin.people' },
  { to: 'agenda', label: 'agenda.title' },
];

/** `/admin`: the committee with its rules, its delegations, its people, its agenda. */
export function AdminPage() {
  const t = useText();
  const { committee } = useCommittee();
  const person = useMe();
  const role = useMembership(committee?.id)?.role;
  const mayManage = role === 'secretariat' || (person?.person.administrator ?? false);
  return (
    <Page title={t('admin.title')} lead={committee?.name} width="medium">
      <div className="stack admin">
        {committee && mayManage && (
          <>
            <nav className="tabs" aria-label={t('admin.pages')}>
              {tabs.map((tab) => (
                <NavLink key={tab.to} to={tab.to} end className="tab">
                  {t(tab.label)}
                </NavLink>
              ))}
            </nav>
            <div className="stack admin" key={committee.id}>
              <Outlet context={committee} />
            </div>
          </>
        )}
        {!mayManage && <p className="notice notice-warn">{t('admin.notAllowed')}</p>}
        {!committee && person?.person.administrator && <NewCommittee />}
      </div>
    </Page>
  );
}

/** The committee that the administration's pages are about. */
export const useAdministered = () => useOutletContext<Schemas['Committee']>();
