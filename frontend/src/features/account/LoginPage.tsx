import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Page } from '@/ui/Page';
import { useWrite } from '@/ui/useWrite';
import { Personas } from './Personas';

/** `/login`: with e-mail address and password, or by one click in the demonstration. */
export function LoginPage() {
  const t = useText();
  const welcome = useWelcome();
  const isDemo = useQuery(queries.instance()).data?.demo ?? false;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useWrite({
    write: () => take(api.POST('/session', { body: { email, password } })),
    refresh: [],
    onDone: welcome,
    quiet: true,
  });
  return (
    <Page title={t('login.title')} width={isDemo ? 'medium' : 'narrow'}>
      <div className={isDemo ? 'login-columns' : 'stack'}>
        {isDemo && <Personas onSignedIn={welcome} />}
        <form
          className="card stack"
          onSubmit={(event) => {
            event.preventDefault();
            signIn.mutate(undefined);
          }}
        >
          {isDemo && <h2>{t('login.withPassword')}</h2>}
          <TextField
            label={t('login.email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label={t('login.password')}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {signIn.error && (
            <p className="field-error" role="alert">
              {signIn.error.message}
            </p>
          )}
          <Button type="submit" look="primary" isDisabled={signIn.isPending}>
            {t('login.go')}
          </Button>
          <p className="soft small">{t('login.invited')}</p>
        </form>
      </div>
    </Page>
  );
}

/** Whoever has just signed in sees other things: everything is read anew. */
export function useWelcome() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (person: Schemas['Me']) => {
    client.clear();
    client.setQueryData(queries.me().queryKey, person);
    const to = search.get('to') ?? '/';
    navigate(to.startsWith('/') && !to.startsWith('//') ? to : '/', { replace: true });
  };
}
