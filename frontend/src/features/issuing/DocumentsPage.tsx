import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { DocumentTable } from './DocumentTable';

/** `/documents`: what the secretariat has issued, the newest first. */
export function DocumentsPage() {
  const t = useText();
  const { committee } = useCommittee();
  return (
    <Page title={t('documents.title')} lead={committee?.name}>
      {committee && <Documents committee={committee} />}
    </Page>
  );
}

function Documents({ committee }: { committee: Schemas['Committee'] }) {
  const t = useText();
  const query = useQuery(queries.documents(committee.id));
  const drafts = useQuery(queries.drafts(committee.id)).data ?? [];
  const titles = new Map(drafts.map((one) => [one.id, one.title]));
  return (
    <Loaded query={query}>
      {(list) =>
        list.length === 0 ? (
          <p className="empty">{t('documents.none')}</p>
        ) : (
          <DocumentTable documents={list.toReversed()} zone={committee.time_zone} titles={titles} />
        )
      }
    </Loaded>
  );
}
