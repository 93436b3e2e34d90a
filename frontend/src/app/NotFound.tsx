import { Link } from 'react-router';
import { useText } from '@/i18n';
import { Page } from '@/ui/Page';

export function NotFound() {
  const t = useText();
  return (
    <Page title={t('notFound.title')} width="narrow">
      <p>
        {t('notFound.explain')} <Link to="/">{t('nav.home')}</Link>
      </p>
    </Page>
  );
}
