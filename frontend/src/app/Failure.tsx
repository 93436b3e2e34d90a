import { useRouteError } from 'react-router';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';

/** A page that broke: what happened, and the way back. What was typed is still kept in the browser. */
export function Failure() {
  const t = useText();
  const error = useRouteError();
  return (
    <main className="page page-narrow stack">
      <h1>{t('failure.title')}</h1>
      <p>{t('failure.explain')}</p>
      {error instanceof Error && <p className="code">{error.message}</p>}
      <p>
        <Button look="primary" onPress={() => window.location.reload()}>
          {t('failure.reload')}
        </Button>
      </p>
    </main>
  );
}
