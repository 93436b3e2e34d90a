import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { SelectField, TextField } from '@/ui/Field';

type Role = Schemas['Role'];
const roles: readonly Role[] = ['delegate', 'chair', 'secretariat', 'reader'];

interface RoleFormProps {
  committee: string;
  action: string;
  isBusy: boolean;
  onSubmit: (role: Schemas['NewInvitation']) => void;
}

/** An e-mail address, a role, and a delegation where the role needs one. */
export function RoleForm({ committee, action, isBusy, onSubmit }: RoleFormProps) {
  const t = useText();
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('delegate');
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
      <SelectField
        label={t('admin.role')}
        value={role}
        onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? 'delegate')}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {t(`role.${one}`)}
          </option>
        ))}
      </SelectField>
      {role === 'delegate' && (
        <SelectField
          label={t('admin.delegation')}
          required
          value={delegation}
          onChange={(event) => setDelegation(event.target.value)}
        >
          <option value="">{t('amend.choose')}</option>
          {delegations.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      )}
      <Button type="submit" isDisabled={isBusy}>
        {action}
      </Button>
    </form>
  );
}
