import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useMay, useMe } from '@/api/queries';
import { useText } from '@/i18n';
import { Button, ButtonLink } from '@/ui/Button';
import { Menu } from '@/ui/Menu';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { BundleDialog } from './BundleDialog';
import { ExportDialog } from './ExportDialog';
import { StartSilence } from './Silence';

const steps = {
  publish: { label: 'draft.publish', done: 'draft.publishDone' },
  unpublish: { label: 'draft.unpublish', done: 'draft.unpublishDone' },
} as const;

type Step = keyof typeof steps;

/** What one can do with a draft as a whole: publish it, take it away as a document, print it. */
export function DraftActions({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const { draft, version } = page;
  const isSignedIn = !!useMe();
  const seesAmendments = useMay(draft.committee_id, 'see_amendments');
  const [open, setOpen] = useState<'export' | 'bundle'>();
  const close = () => setOpen(undefined);
  const step = useWrite({
    write: (name: Step) => takeStep(draft.id, name),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    onDone: (_, name) => toasts.done(t(steps[name].done)),
  });
  const formats = (['md', 'txt', 'html', 'json'] as const).map((as) => ({
    id: as,
    label: t(`format.${as}`),
    href: `/api/v1/drafts/${encodeURIComponent(draft.id)}/export?as=${as}&version=${version.number}`,
    download: '',
  }));
  const record = (['html', 'md', 'json'] as const).map((as) => ({
    id: `record-${as}`,
    label: t('record.as', { form: t(`format.${as}`) }),
    href: `/api/v1/drafts/${encodeURIComponent(draft.id)}/record?as=${as}`,
    download: '',
  }));

  return (
    <div className="actions">
      {possibleSteps(page).map((name) => (
        <Button key={name} isDisabled={step.isPending} onPress={() => step.mutate(name)}>
          {t(steps[name].label)}
        </Button>
      ))}
      <StartSilence page={page} />
      <Menu
        label={t('action.export')}
        entries={[
          ...(isSignedIn
            ? [{ id: 'document', label: t('document.menu'), onAction: () => setOpen('export') }]
            : formats),
          ...(page.may.includes('read_record')
            ? [{ id: 'bundle', label: t('bundle.menu'), onAction: () => setOpen('bundle') }]
            : []),
          ...(page.may.includes('read_record') ? record : []),
          { id: 'print', label: t('action.print'), onAction: () => navigate(`/drafts/${draft.id}/print`) },
        ]}
      />
      {page.may.includes('amend') && (
        <ButtonLink to={`/drafts/${draft.id}/propose`}>{t('propose.open')}</ButtonLink>
      )}
      <ExportDialog page={page} seesAmendments={seesAmendments} isOpen={open === 'export'} onClose={close} />
      <BundleDialog draft={draft.id} isOpen={open === 'bundle'} onClose={close} />
    </div>
  );
}

function possibleSteps({ draft, may }: Schemas['DraftPage']): Step[] {
  const possible: Step[] = [];
  if (may.includes('publish') && !draft.published) possible.push('publish');
  if (may.includes('unpublish') && draft.published) possible.push('unpublish');
  return possible;
}

function takeStep(draft: string, step: Step): Promise<Schemas['Draft']> {
  const params = { path: { draft } };
  if (step === 'publish') return take(api.POST('/drafts/{draft}/publish', { params }));
  return take(api.POST('/drafts/{draft}/unpublish', { params }));
}
