import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { SponsorDialog } from './SponsorDialog';

/** To a co-sponsor, on every page of the draft: what changed since it consented. */
export function ConsentNotice({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const { draft, may } = page;
  const own = useMembership(draft.committee_id)?.delegation?.id;
  const list = useQuery({ ...queries.sponsors(draft.id), enabled: may.includes('consent') }).data;
  const seen = list?.items.find((one) => one.delegation.id === own)?.consented_to;
  if (!list || !seen || !may.includes('consent')) return null;
  return (
    <div className="notice notice-warn no-print">
      <p>{t('sponsors.behind', { number: seen })}</p>
      <div className="actions">
        <Link to={`/drafts/${draft.id}/compare?from=${seen}&to=${list.version}`}>
          {t('sponsors.behind.see')}
        </Link>
        <Button small look="primary" onPress={() => setAsks(true)}>
          {t('sponsors.consent')}
        </Button>
      </div>
      {asks && (
        <SponsorDialog
          page={page}
          list={list}
          change="consent"
          delegation={undefined}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  );
}
