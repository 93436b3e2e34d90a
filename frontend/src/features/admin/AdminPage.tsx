import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import { useMe, useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Page } from '@/ui/Page';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { CommitteeForm } from './CommitteeForm';
import { Delegations } from './Delegations';
import { Invitations } from './Invitations';
import { People } from './People';

/** `/admin`: the committee, its delegations, its people and who is invited. */
export function AdminPage() {
  const t = useText();
  const { committee } = useCommittee();
  const person = useMe();
  const role = useMembership(committee?.id)?.role;
  const mayManage = role === 'secretariat' || (person?.person.administrator ?? false);
  return (
    <Page title={t('admin.title')} lead={committee?.name} width="medium">
      <div className="stack admin">
        {committee && mayManage && (
          <div className="stack admin" key={committee.id}>
            <CommitteeForm committee={committee} />
            <Delegations committee={committee.id} />
            <Invitations committee={committee.id} />
            <People committee={committee.id} />
          </div>
        )}
        {!mayManage && <p className="notice notice-warn">{t('admin.notAllowed')}</p>}
        {person?.person.administrator && <NewCommittee />}
      </div>
    </Page>
  );
}

function NewCommittee() {
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
