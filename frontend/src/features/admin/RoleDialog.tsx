import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { useWrite } from '@/ui/useWrite';
import { RoleFields } from './RoleFields';

interface RoleDialogProps {
  committee: string;
  membership: Schemas['Membership'];
  onClose: () => void;
}

/** Another role or delegation for somebody who has one; it counts at once. */
export function RoleDialog({ committee, membership, onClose }: RoleDialogProps) {
  const t = useText();
  const [role, setRole] = useState(membership.role);
  const [delegation, setDelegation] = useState(membership.delegation?.id ?? '');
  const give = useWrite({
    write: () =>
      take(
        api.PUT('/committees/{committee}/members/{person}', {
          params: { path: { committee, person: membership.person_id } },
          body: { role, ...(role === 'delegate' ? { delegation_id: delegation } : {}) },
        }),
      ),
    refresh: [queries.keys.committee(committee), ['me']],
    onDone: onClose,
  });
  return (
    <Confirm
      title={t('people.change.of', { name: membership.person_name })}
      isOpen
      onClose={onClose}
      action={t('action.save')}
      isDisabled={give.isPending || (role === 'delegate' && !delegation)}
      onConfirm={() => give.mutate(undefined)}
    >
      <p className="soft small">{t('people.change.explain')}</p>
      <RoleFields
        committee={committee}
        role={role}
        delegation={delegation}
        onRole={setRole}
        onDelegation={setDelegation}
      />
    </Confirm>
  );
}
