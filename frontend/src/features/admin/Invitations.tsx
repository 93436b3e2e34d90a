import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { OpenInvitations } from './OpenInvitations';
import { RoleForm } from './RoleForm';

/** Invites a person to a role; the link is shown this once. */
export function Invitations({ committee }: { committee: string }) {
  const t = useText();
  const [created, setCreated] = useState<Schemas['CreatedInvitation']>();
  const invite = useWrite({
    write: (body: Schemas['NewInvitation']) =>
      take(
        api.POST('/committees/{committee}/invitations', {
          params: { path: { committee }, header: { 'Idempotency-Key': newKey() } },
          body,
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: setCreated,
  });
  return (
    <section className="card stack" aria-labelledby="invitations">
      <h2 id="invitations">{t('admin.invitations')}</h2>
      <p className="soft">{t('admin.invitations.explain')}</p>
      <RoleForm
        committee={committee}
        action={t('admin.invite')}
        isBusy={invite.isPending}
        onSubmit={invite.mutate}
      />
      {created && <InvitationLink created={created} />}
      <OpenInvitations committee={committee} />
    </section>
  );
}

function InvitationLink({ created }: { created: Schemas['CreatedInvitation'] }) {
  const t = useText();
  const toasts = useToasts();
  const link = `${window.location.origin}/invitation#${created.token}`;
  const copy = () => navigator.clipboard?.writeText(link).then(() => toasts.done(t('admin.copied')));
  return (
    <div className="notice" role="status">
      <p>{t('admin.link', { email: created.invitation.email })}</p>
      <p className="code" data-testid="invitation-link">
        {link}
      </p>
      <p>
        <Button small onPress={copy}>
          {t('admin.copy')}
        </Button>
      </p>
    </div>
  );
}
