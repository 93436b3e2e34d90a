import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { useTitle } from '@/ui/Page';
import { TextView } from '@/ui/TextView';

/** `/drafts/:id/print`: the text as paper. */
export function PrintPage() {
  const { id = '' } = useParams();
  const t = useText();
  const query = useQuery(queries.draft(id));
  useTitle(query.data?.draft.title ?? '');
  return (
    <div className="page page-medium">
      <Loaded query={query}>
        {({ draft, layout }) => (
          <>
            <div className="actions no-print print-actions">
              <Link to={`/drafts/${id}`}>{t('amend.back')}</Link>
              <Button look="primary" onPress={() => window.print()}>
                {t('action.print')}
              </Button>
            </div>
            <div className="sheet paper">
              <p className="paper-head" dir="auto">
                <span>{draft.designation}</span>
                <span>{draft.symbol}</span>
              </p>
              <TextView layout={layout} level={1} />
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}
