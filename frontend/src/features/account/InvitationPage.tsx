import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { api, type Schemas, take } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { useWrite } from '@/ui/useWrite';
import { useWelcome } from './LoginPage';

/** `/invitation#token`: what one is invited to, and the accepting of it. The token stays out of every log. */
export function InvitationPage() {
  const t = useText();
  const token = useLocation().hash.slice(1);
  const query = useQuery({
    queryKey: ['invitation', token],
    retry: false,
    queryFn: () => take(api.POST('/invitations/look-up', { body: { token } })),
  });
  return (
    <Page title={t('invitation.title')} width="narrow">
      <Loaded query={query}>{(invitation) => <Accept token={token} invitation={invitation} />}</Loaded>
    </Page>
  );
}

function Accept({ token, invitation }: { token: string; invitation: Schemas['Invitation'] }) {
  const t = useText();
  const welcome = useWelcome();
  const [name, setName] = useState('');
  const [email, setEmail] = useState(invitation.email);
  const [password, setPassword] = useState('');
  const isNew = !invitation.has_account;
  const accept = useWrite({
    write: () =>
      take(
        api.POST('/invitations/accept', {
          body: isNew ? { token, name, email, password } : { token, password },
        }),
      ),
    refresh: [],
    onDone: welcome,
    quiet: true,
  });
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate(undefined);
      }}
    >
      {invitation.administrator && <p>{t('invitation.administrator')}</p>}
      {invitation.committee_name && (
        <p>
          <strong dir="auto">{invitation.committee_name}</strong>{' '}
          {invitation.role && <span className="badge badge-info">{t(`role.${invitation.role}`)}</span>}{' '}
          {invitation.delegation && <bdi>{invitation.delegation.name}</bdi>}
        </p>
      )}
      {isNew && (
        <>
          <TextField
            label={t('invitation.name')}
            autoComplete="name"
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <TextField
            label={t('login.email')}
            type="email"
            autoComplete="username"
            required
            readOnly={invitation.email !== ''}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </>
      )}
      {!isNew && <p>{t('invitation.hasAccount', { email: invitation.email })}</p>}
      <TextField
        label={t('login.password')}
        hint={isNew ? t('invitation.passwordHint') : undefined}
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        minLength={isNew ? 10 : undefined}
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {accept.error && (
        <p className="field-error" role="alert">
          {accept.error.message}
        </p>
      )}
      <Button type="submit" look="primary" isDisabled={accept.isPending}>
        {t('invitation.accept')}
      </Button>
    </form>
  );
}
