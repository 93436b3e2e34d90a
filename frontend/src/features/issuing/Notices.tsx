import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText, useTimes } from '@/i18n';
import { Button } from '@/ui/Button';
import { WaiveDialog } from './WaiveDialog';

interface NoticesProps {
  papers: Schemas['Papers'];
  page: Schemas['DraftPage'];
  zone: string;
  labels: ReadonlyMap<string, string>;
}

/** From when on the draft and its amendments can be acted on, and what the chair has waived. */
export function Notices({ papers, page, zone, labels }: NoticesProps) {
  const t = useText();
  const [waives, setWaives] = useState(false);
  if (papers.notices.length === 0 && papers.waivers.length === 0) return null;
  const runs = papers.notices.some((one) => one.runs);
  return (
    <section className="stack stack-tight" aria-labelledby="notices">
      <div className="row row-spread">
        <h2 id="notices">{t('notices.title')}</h2>
        {runs && page.may.includes('waive_notice') && (
          <Button small onPress={() => setWaives(true)}>
            {t('notices.waive')}
          </Button>
        )}
      </div>
      <ul className="entries card">
        {papers.notices.map((one) => (
          <NoticeEntry
            key={one.amendment_id ?? ''}
            notice={one}
            waiver={papers.waivers.find((waiver) => waiver.id === one.waiver_id)}
            zone={zone}
            name={one.amendment_id ? (labels.get(one.amendment_id) ?? '') : t('documents.draft')}
          />
        ))}
      </ul>
      {papers.waivers.map((one) => (
        <WaiverEntry key={one.id} waiver={one} zone={zone} labels={labels} />
      ))}
      {waives && (
        <WaiveDialog papers={papers} draft={page.draft} labels={labels} onClose={() => setWaives(false)} />
      )}
    </section>
  );
}

interface NoticeEntryProps {
  notice: Schemas['RunningNotice'];
  waiver: Schemas['Waiver'] | undefined;
  zone: string;
  name: string;
}

function NoticeEntry({ notice, waiver, zone, name }: NoticeEntryProps) {
  const t = useText();
  const times = useTimes(zone);
  return (
    <li className="row row-spread" data-notice={notice.symbol}>
      <span>
        {name} <span className="symbol soft">{notice.symbol}</span>
        <span className="small soft block">
          {t('notices.circulated', {
            time: times.dateTime(notice.circulated_at),
            count: notice.working_days,
          })}
        </span>
      </span>
      {waiver ? (
        <span className="badge badge-good">{t('notices.waived', { number: waiver.number })}</span>
      ) : (
        <span className={notice.runs ? 'badge badge-warn' : 'badge badge-good'}>
          {t(notice.runs ? 'notices.from' : 'notices.since', { time: times.dateTime(notice.from) })}
        </span>
      )}
    </li>
  );
}

interface WaiverEntryProps {
  waiver: Schemas['Waiver'];
  zone: string;
  labels: ReadonlyMap<string, string>;
}

function WaiverEntry({ waiver, zone, labels }: WaiverEntryProps) {
  const t = useText();
  const times = useTimes(zone);
  const covered = [
    waiver.draft && t('waiver.draft'),
    waiver.amendments && t('waiver.amendments'),
    waiver.amendment_id && labels.get(waiver.amendment_id),
  ].filter(Boolean);
  return (
    <div className="decision">
      <p>
        <strong>{t('waiver.title', { number: waiver.number })}</strong> {covered.join(', ')}
      </p>
      <p className="rationale" dir="auto">
        {waiver.reason}
      </p>
      <p className="small soft">
        <bdi>{waiver.by}</bdi> · <time dateTime={waiver.at}>{times.dateTime(waiver.at)}</time>
        {waiver.sitting && ` · ${t('meeting.number', { number: waiver.sitting.meeting })}`}
      </p>
    </div>
  );
}
