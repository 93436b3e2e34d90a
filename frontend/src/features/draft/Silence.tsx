import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { useRichText, useText, useTimes } from '@/i18n';
import { leftUntil } from '@/lib/left';
import { useNow } from '@/lib/now';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { TextArea, TextField } from '@/ui/Field';
import { usePlaceName } from '@/ui/usePlaceName';
import { ObjectionDialog } from './ObjectionDialog';
import { useParagraphWrite } from './paragraph/useParagraphWrite';

/** Over every page of a draft: the silence that its text is under, or who broke it. */
export function Silence({ page }: { page: Schemas['DraftPage'] }) {
  const { draft } = page;
  const seesAmendments = useMay(draft.committee_id, 'see_amendments');
  const isInformal = draft.status === 'silence' || draft.status === 'informal_text';
  const list = useQuery({ ...queries.paragraphs(draft.id), enabled: seesAmendments && isInformal }).data;
  if (list?.silence) return <Banner page={page} silence={list.silence} />;
  if (list?.objection) return <Broken page={page} objection={list.objection} />;
  return null;
}

interface BannerProps {
  page: Schemas['DraftPage'];
  silence: Schemas['SilenceUntil'];
}

function Banner({ page, silence }: BannerProps) {
  const t = useText();
  const client = useQueryClient();
  const { committee } = useCommittee();
  const zone = committee?.time_zone ?? 'UTC';
  const times = useTimes(zone);
  const now = useNow();
  const until = Date.parse(silence.until);
  const isOver = now >= until;
  const draft = page.draft.id;

  // What one may do changes at the deadline, though nothing happens by itself.
  useEffect(() => {
    if (isOver && !silence.ended) client.invalidateQueries({ queryKey: queries.keys.draft(draft) });
  }, [isOver, silence.ended, client, draft]);

  return (
    <section
      className={isOver ? 'notice no-print' : 'notice notice-warn no-print'}
      aria-labelledby="silence"
      data-ended={isOver || undefined}
    >
      <h2 id="silence" className="silence-title">
        {t(isOver ? 'silence.ended' : 'silence.title')}
      </h2>
      <p>
        {t(isOver ? 'silence.lasted' : 'silence.until', { at: times.dateTime(silence.until), zone })}{' '}
        {!isOver && (
          <strong className="number">{t('silence.left', { left: times.left(leftUntil(until, now)) })}</strong>
        )}
      </p>
      <p className="small">
        {t(isOver ? (mayClose(page) ? 'silence.confirm' : 'silence.waits') : 'silence.explain')}
      </p>
      <SilenceActions page={page} />
    </section>
  );
}

function mayClose({ may }: Schemas['DraftPage']): boolean {
  return may.includes('close_silence') || may.includes('call_off_silence');
}

function SilenceActions({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const [asks, setAsks] = useState<'object' | 'close' | 'call_off'>();
  const [reason, setReason] = useState('');
  const { draft, version, may } = page;
  const at = { path: { draft: draft.id } };
  const done = () => setAsks(undefined);
  const close = useParagraphWrite(
    page,
    () =>
      take(
        api.POST('/drafts/{draft}/silence/close', {
          params: { ...at, header: { 'If-Match': etag(version.number) } },
        }),
      ),
    done,
  );
  const callOff = useParagraphWrite(
    page,
    () => take(api.POST('/drafts/{draft}/silence/call-off', { params: at, body: { reason } })),
    done,
  );
  if (!may.some((action) => action.endsWith('_silence'))) return null;
  return (
    <div className="actions">
      {may.includes('break_silence') && (
        <Button look="danger" onPress={() => setAsks('object')}>
          {t('silence.object')}
        </Button>
      )}
      {may.includes('close_silence') && (
        <Button look="primary" onPress={() => setAsks('close')}>
          {t('silence.close')}
        </Button>
      )}
      {may.includes('call_off_silence') && (
        <Button onPress={() => setAsks('call_off')}>{t('silence.callOff')}</Button>
      )}
      {asks === 'object' && <ObjectionDialog page={page} onClose={done} />}
      <Confirm
        title={t('silence.close.ask')}
        action={t('silence.close')}
        isOpen={asks === 'close'}
        isDisabled={close.isPending}
        onConfirm={() => close.mutate(undefined)}
        onClose={done}
      >
        <p>{t('silence.close.explain')}</p>
      </Confirm>
      <Confirm
        title={t('silence.callOff.ask')}
        action={t('silence.callOff')}
        isOpen={asks === 'call_off'}
        isDisabled={callOff.isPending}
        onConfirm={() => callOff.mutate(undefined)}
        onClose={done}
      >
        <TextArea
          label={t('chair.reason')}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Confirm>
    </div>
  );
}

interface BrokenProps {
  page: Schemas['DraftPage'];
  objection: Schemas['Objection'];
}

function Broken({ page, objection }: BrokenProps) {
  const t = useText();
  const rich = useRichText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const nameOf = usePlaceName(page.layout);
  return (
    <section className="notice notice-error no-print" aria-label={t('silence.broken')}>
      <p>
        {rich('silence.brokenBy', {
          by: <bdi key="by">{objection.by}</bdi>,
          at: times.dateTime(objection.at),
        })}{' '}
        {objection.clause && <span>{nameOf(objection.clause)}</span>}
      </p>
      {objection.words && (
        <p className="rationale" dir="auto">
          {objection.words}
        </p>
      )}
    </section>
  );
}

/** Puts an informal text under silence until a deadline on the committee's clocks. */
export function StartSilence({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const { committee } = useCommittee();
  const [asks, setAsks] = useState(false);
  const [until, setUntil] = useState('');
  const start = useParagraphWrite(
    page,
    () =>
      take(
        api.POST('/drafts/{draft}/silence', {
          params: { path: { draft: page.draft.id }, header: { 'If-Match': etag(page.version.number) } },
          body: { until },
        }),
      ),
    () => setAsks(false),
  );
  if (!page.may.includes('start_silence')) return null;
  return (
    <>
      <Button onPress={() => setAsks(true)}>{t('silence.start')}</Button>
      <Confirm
        title={t('silence.start.ask')}
        action={t('silence.start')}
        isOpen={asks}
        isDisabled={start.isPending || until === ''}
        onConfirm={() => start.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p>{t('silence.start.explain')}</p>
        <TextField
          label={t('silence.deadline')}
          hint={t('silence.zone', { zone: committee?.time_zone ?? 'UTC' })}
          type="datetime-local"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </Confirm>
    </>
  );
}
