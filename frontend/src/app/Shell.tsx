import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { api, type Schemas, take } from '@/api/client';
import { CommitteeProvider, useCommittee } from '@/api/committee';
import { useMay, useMe, useMembership } from '@/api/queries';
import { MeetingBar } from '@/features/meetings/MeetingBar';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { useWrite } from '@/ui/useWrite';
import { EventsProvider, useLine } from './events';

/** The frame of every page: masthead, connection notice, content. */
export function Shell() {
  return (
    <CommitteeProvider>
      <Framed />
    </CommitteeProvider>
  );
}

function Framed() {
  const t = useText();
  const { committee } = useCommittee();
  const person = useMe();
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const opened = useRef(pathname);

  // After a page change the keyboard starts at the new page, as it would in a fresh document.
  useEffect(() => {
    if (opened.current === pathname) return;
    opened.current = pathname;
    content.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <EventsProvider committee={committee?.id} reader={person?.person.id ?? 'public'}>
      <div className="shell">
        <div>
          <a className="skip" href="#content">
            {t('nav.skip')}
          </a>
          <Masthead person={person} />
          <MeetingBar />
          <Connection />
        </div>
        <main id="content" ref={content} tabIndex={-1} className="content">
          <Outlet />
        </main>
        <footer className="footer">{t('footer')}</footer>
      </div>
    </EventsProvider>
  );
}

function Masthead({ person }: { person: Schemas['Me'] | null }) {
  const t = useText();
  const { committee, committees, choose } = useCommittee();
  const role = useMembership(committee?.id)?.role;
  const isSecretariat = role === 'secretariat';
  const startsDrafts = useMay(committee?.id, 'create_drafts') && role === 'delegate';
  return (
    <header className="masthead">
      <div className="masthead-in">
        <Link to="/" className="brand" translate="no">
          {t('brand')}
        </Link>
        {committees.length > 1 && (
          <select
            className="committee-select"
            aria-label={t('nav.committee')}
            value={committee?.id}
            onChange={(event) => choose(event.target.value)}
          >
            {committees.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
        <nav className="main-nav" aria-label={t('nav.main')}>
          <NavLink to="/" end>
            {t('nav.home')}
          </NavLink>
          {role && role !== 'reader' && <NavLink to="/meetings">{t('nav.meetings')}</NavLink>}
          {committee && <NavLink to="/documents">{t('nav.documents')}</NavLink>}
          {isSecretariat && <NavLink to="/import">{t('nav.import')}</NavLink>}
          {startsDrafts && <NavLink to="/import">{t('nav.newDraft')}</NavLink>}
          {(isSecretariat || person?.person.administrator) && <NavLink to="/admin">{t('nav.admin')}</NavLink>}
          <NavLink to="/settings">{t('nav.settings')}</NavLink>
        </nav>
        {person ? <SignedIn person={person} /> : <SignInLink />}
      </div>
    </header>
  );
}

function SignInLink() {
  const t = useText();
  const { pathname, search } = useLocation();
  const back = pathname === '/login' ? '' : `?to=${encodeURIComponent(pathname + search)}`;
  return <NavLink to={`/login${back}`}>{t('login.title')}</NavLink>;
}

function SignedIn({ person }: { person: Schemas['Me'] }) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { committee } = useCommittee();
  const membership = useMembership(committee?.id);
  const signOut = useWrite({
    write: () => take(api.DELETE('/session')),
    refresh: [],
    onDone: () => {
      client.clear();
      navigate('/login');
    },
  });
  return (
    <div className="row signed-in">
      <span>
        <bdi>{person.person.name}</bdi>
        {membership && (
          <span className="committee-name">
            {' · '}
            <bdi>{membership.delegation?.name ?? t(`role.${membership.role}`)}</bdi>
          </span>
        )}
      </span>
      <Button small onPress={() => signOut.mutate(undefined)}>
        {t('login.out')}
      </Button>
    </div>
  );
}

/** Said only when the line is lost: what is on the page may be old until it is back. */
function Connection() {
  const t = useText();
  const line = useLine();
  return (
    <div role="status">
      {line === 'lost' && (
        <p className="connection">{t(navigator.onLine ? 'line.reconnecting' : 'line.offline')}</p>
      )}
    </div>
  );
}
