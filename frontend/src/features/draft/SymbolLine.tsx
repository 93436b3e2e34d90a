import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';

/** Under a draft's symbol: what it replaces, what followed it, its item of the agenda, and its notice. */
export function SymbolLine({ draft }: { draft: Schemas['Draft'] }) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const papers = useQuery(queries.papers(draft.id)).data;
  const agenda = useQuery({
    ...queries.agenda(draft.committee_id),
    enabled: draft.agenda_item_id !== undefined,
  }).data;
  const item = agenda?.find((one) => one.id === draft.agenda_item_id);
  const own = papers?.documents.filter((one) => !one.amendment_id) ?? [];
  const current = own.findLast((one) => one.form === 'original' || one.form === 'revision');
  const later = own.filter((one) => one.form === 'addendum' || one.form === 'corrigendum');
  const notice = papers?.notices.find((one) => !one.amendment_id && one.runs);
  if (!item && !current && !notice) return null;
  return (
    <p className="row small soft symbol-line">
      {item && (
        <span dir="auto">
          {t('record.item', { number: item.number })} · {item.title}
        </span>
      )}
      {current && (
        <Link to="documents">
          {current.replaces
            ? t('documents.replaces', { symbol: current.replaces })
            : t('documents.since', { day: times.date(current.circulated[0]?.at ?? current.at) })}
          {later.length > 0 && ` · ${t('documents.later', { count: later.length })}`}
        </Link>
      )}
      {notice && (
        <span className="badge badge-warn">{t('notices.from', { time: times.dateTime(notice.from) })}</span>
      )}
    </p>
  );
}
