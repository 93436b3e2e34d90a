import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, etag, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { Button, ButtonLink } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { TextArea, TextField } from '@/ui/Field';
import { ForGroup } from '@/ui/ForGroup';
import { RecordedFor } from '@/ui/RecordedFor';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

const steps = ['make_informal', 'submit', 'table', 'reintroduce', 'withdraw'] as const;
type Step = (typeof steps)[number];

/** What the step's dialog gathers; a step takes of it what it needs. */
interface Given {
  reason: string;
  symbol: string;
  circulated: string;
  delegation: string;
  group: string;
}

/** The next steps that the reader may take, each behind a question. */
export function StageSteps({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const [asked, setAsked] = useState<Step>();
  const { draft, may } = page;
  const possible = steps.filter((step) => may.includes(step));
  const rewrites = [
    ...(may.includes('revise_orally') ? (['orally'] as const) : []),
    ...(may.includes('edit') ? (['writing'] as const) : []),
  ];
  if (possible.length === 0 && rewrites.length === 0) return null;
  return (
    <div className="actions">
      {rewrites.map((as) => (
        <ButtonLink key={as} small to={`/drafts/${draft.id}/revise?as=${as}`}>
          {t(as === 'orally' ? 'stage.reviseOrally' : 'stage.edit')}
        </ButtonLink>
      ))}
      {possible.map((step) => (
        <Button
          key={step}
          small
          look={step === 'withdraw' ? 'danger' : 'plain'}
          onPress={() => setAsked(step)}
        >
          {t(`stage.step.${step}`)}
        </Button>
      ))}
      {asked && <StepDialog page={page} step={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

interface StepDialogProps {
  page: Schemas['DraftPage'];
  step: Step;
  onClose: () => void;
}

function StepDialog({ page, step, onClose }: StepDialogProps) {
  const t = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const { draft } = page;
  const isSecretariat = useMembership(draft.committee_id)?.role === 'secretariat';
  const [given, setGiven] = useState<Given>({
    reason: '',
    symbol: draft.symbol,
    circulated: '',
    delegation: '',
    group: '',
  });
  const change = (part: Partial<Given>) => setGiven((now) => ({ ...now, ...part }));
  const write = useWrite({
    write: () => take(send(page, step, given)),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id), ['amendment']],
    onDone: (done) => {
      onClose();
      toasts.done(t(`stage.done.${step}`));
      if (step === 'reintroduce') navigate(`/drafts/${done.draft.id}`);
    },
  });
  const isReady =
    (step !== 'table' || given.symbol.trim() !== '') &&
    (step !== 'reintroduce' || !isSecretariat || given.delegation !== '');
  return (
    <Confirm
      title={t(`stage.ask.${step}`)}
      action={t(`stage.step.${step}`)}
      danger={step === 'withdraw'}
      isOpen
      isDisabled={write.isPending || !isReady}
      onConfirm={() => write.mutate(undefined)}
      onClose={onClose}
    >
      <p dir="auto">{draft.title}</p>
      <p>{t(`stage.explain.${step}`)}</p>
      {step === 'withdraw' && draft.pending_amendments ? (
        <p>{t('stage.withdraw.lapse', { count: draft.pending_amendments })}</p>
      ) : null}
      {step === 'table' && (
        <>
          <TextField
            label={t('stage.symbol')}
            value={given.symbol}
            onChange={(event) => change({ symbol: event.target.value })}
          />
          <TextField
            label={t('stage.circulatedAt')}
            hint={t('stage.circulatedAt.hint')}
            type="datetime-local"
            value={given.circulated}
            onChange={(event) => change({ circulated: event.target.value })}
          />
        </>
      )}
      {step === 'reintroduce' && (
        <>
          <RecordedFor
            committee={draft.committee_id}
            value={given.delegation}
            onChange={(delegation) => change({ delegation, group: '' })}
          />
          <ForGroup
            committee={draft.committee_id}
            recordedFor={given.delegation}
            value={given.group}
            onChange={(group) => change({ group })}
          />
        </>
      )}
      <TextArea
        label={t('chair.reason')}
        hint={t('stage.reason.hint')}
        value={given.reason}
        onChange={(event) => change({ reason: event.target.value })}
      />
    </Confirm>
  );
}

function send({ draft, version }: Schemas['DraftPage'], step: Step, given: Given) {
  const path = { draft: draft.id };
  const params = { path, header: { 'If-Match': etag(version.number) } };
  const { reason } = given;
  switch (step) {
    case 'make_informal':
      return api.POST('/drafts/{draft}/make-informal', { params, body: { reason } });
    case 'submit':
      return api.POST('/drafts/{draft}/submit', { params, body: { reason } });
    case 'withdraw':
      return api.POST('/drafts/{draft}/withdraw', { params, body: { reason } });
    case 'table':
      return api.POST('/drafts/{draft}/table', {
        params,
        body: {
          symbol: given.symbol.trim(),
          reason,
          ...(given.circulated ? { circulated_at: new Date(given.circulated).toISOString() } : {}),
        },
      });
    case 'reintroduce':
      return api.POST('/drafts/{draft}/reintroduce', {
        params: { path, header: { 'Idempotency-Key': newKey() } },
        body: { delegation_id: given.delegation, on_behalf_of_id: given.group, note: reason },
      });
  }
}
