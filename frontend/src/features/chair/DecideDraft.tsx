import { useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

type Outcome = Schemas['DraftDecision']['outcome'];

/** The decision on the draft as a whole. */
export function DecideDraft({ page, pending }: { page: Schemas['DraftPage']; pending: number }) {
  const t = useText();
  const toasts = useToasts();
  const [asked, setAsked] = useState<Outcome>();
  const { draft, version, may } = page;
  const decide = useWrite({
    write: (outcome: Outcome) =>
      take(
        api.POST('/drafts/{draft}/decision', {
          params: { path: { draft: draft.id }, header: { 'If-Match': etag(version.number) } },
          body: { outcome },
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id), ['amendment']],
    onDone: (_, outcome) => {
      setAsked(undefined);
      toasts.done(t(outcome === 'adopted' ? 'chair.draftAdopted' : 'chair.draftRejected'));
    },
  });
  if (!may.includes('decide')) return null;
  return (
    <section className="card stack stack-tight" aria-labelledby="whole">
      <h3 id="whole">{t('chair.whole')}</h3>
      <p className="soft">{t('chair.whole.explain', { count: pending })}</p>
      <div className="actions">
        <Button onPress={() => setAsked('adopted')}>{t('chair.adoptDraft')}</Button>
        <Button look="danger" onPress={() => setAsked('rejected')}>
          {t('chair.rejectDraft')}
        </Button>
      </div>
      <Confirm
        title={t(asked === 'rejected' ? 'chair.rejectDraft.ask' : 'chair.adoptDraft.ask')}
        action={t(asked === 'rejected' ? 'chair.rejectDraft' : 'chair.adoptDraft')}
        danger={asked === 'rejected'}
        isOpen={asked !== undefined}
        isBusy={decide.isPending}
        onConfirm={() => asked && decide.mutate(asked)}
        onClose={() => setAsked(undefined)}
      >
        <p dir="auto">{draft.title}</p>
        <p>{t('chair.whole.explain', { count: pending })}</p>
      </Confirm>
    </section>
  );
}
