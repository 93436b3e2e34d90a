import { Link } from 'react-router';
import { api, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { Button } from '@/ui/Button';
import { useWrite } from '@/ui/useWrite';

interface AlertsProps {
  committee: string;
  alerts: readonly Schemas['Alert'][];
}

/** What the delegation was told and nobody of it has seen. */
export function Alerts({ committee, alerts }: AlertsProps) {
  const see = useWrite({
    write: (id: string) => take(api.POST('/alerts/{alert}/seen', { params: { path: { alert: id } } })),
    refresh: [queries.keys.committee(committee)],
  });
  return alerts.map((alert) => (
    <Entry key={alert.id} alert={alert} isBusy={see.isPending} onSeen={() => see.mutate(alert.id)} />
  ));
}

function Entry({ alert, isBusy, onSeen }: { alert: Schemas['Alert']; isBusy: boolean; onSeen: () => void }) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const { draft, amendment } = alert;
  const values = {
    label: amendment?.label || t('amendment.unnumbered'),
    by: wordOf(alert.data.by),
    number: wordOf(alert.data.version),
  };
  return (
    <li className="row row-spread" data-alert={alert.kind}>
      <span>
        {t(`alert.${alert.kind}`, values)}{' '}
        {draft && (
          <Link to={placeOf(alert)} dir="auto">
            {draft.symbol || draft.title}
          </Link>
        )}{' '}
        <time className="soft small number" dateTime={alert.at}>
          {times.dateTime(alert.at)}
        </time>
      </span>
      <Button small look="quiet" isDisabled={isBusy} onPress={onSeen}>
        {t('alert.seen')}
      </Button>
    </li>
  );
}

/** The amendment where it still concerns its mover, else the draft. */
function placeOf({ kind, draft, amendment }: Schemas['Alert']): string {
  const isMovers = kind === 'amendment_needs_rebase' || kind === 'amendment_lapsed';
  return amendment && isMovers ? `/amendments/${amendment.id}` : `/drafts/${draft?.id ?? ''}`;
}

function wordOf(value: unknown): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : '';
}
