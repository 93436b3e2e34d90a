import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

/** An administrator sets up another committee. */
export function NewCommittee() {
  const t = useText();
  const toasts = useToasts();
  const { choose } = useCommittee();
  const [name, setName] = useState('');
  const [session, setSession] = useState('');
  const create = useWrite({
    write: (body: Schemas['NewCommittee']) =>
      take(api.POST('/committees', { params: { header: { 'Idempotency-Key': newKey() } }, body })),
    refresh: [['committees'], ['me']],
    onDone: (committee) => {
      choose(committee.id);
      setName('');
      setSession('');
      toasts.done(t('admin.committeeCreated', { name: committee.name }));
    },
  });
  return (
    <section className="card stack" aria-labelledby="new-committee">
      <h2 id="new-committee">{t('admin.newCommittee')}</h2>
      <form
        className="form-row"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name, ...(session ? { session } : {}) });
        }}
      >
        <TextField
          label={t('admin.name')}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('admin.session')}
          value={session}
          onChange={(event) => setSession(event.target.value)}
        />
        <Button type="submit" look="primary" isDisabled={create.isPending}>
          {t('action.create')}
        </Button>
      </form>
    </section>
  );
}
