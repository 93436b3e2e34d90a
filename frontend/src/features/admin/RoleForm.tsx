import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { RoleFields } from './RoleFields';

interface RoleFormProps {
  committee: string;
  action: string;
  isBusy: boolean;
  onSubmit: (role: Schemas['NewInvitation']) => void;
}

/** An e-mail address, a role, and a delegation where the role needs one. */
export function RoleForm({ committee, action, isBusy, onSubmit }: RoleFormProps) {
  const t = useText();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Schemas['Role']>('delegate');
  const [delegation, setDelegation] = useState('');
  return (
    <form
      className="form-row"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ email, role, ...(role === 'delegate' ? { delegation_id: delegation } : {}) });
        setEmail('');
      }}
    >
      <TextField
        label={t('login.email')}
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <RoleFields
        committee={committee}
        role={role}
        delegation={delegation}
        onRole={setRole}
        onDelegation={setDelegation}
      />
      <Button type="submit" isDisabled={isBusy}>
        {action}
      </Button>
    </form>
  );
}
