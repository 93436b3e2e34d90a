import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { DelegationField } from '@/ui/DelegationField';
import { SelectField } from '@/ui/Field';

type Role = Schemas['Role'];
const roles: readonly Role[] = ['delegate', 'chair', 'secretariat', 'reader'];

interface RoleFieldsProps {
  committee: string;
  role: Role;
  delegation: string;
  onRole: (role: Role) => void;
  onDelegation: (delegation: string) => void;
}

/** A role, and a delegation where the role needs one. */
export function RoleFields({ committee, role, delegation, onRole, onDelegation }: RoleFieldsProps) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('admin.role')}
        value={role}
        onChange={(event) => onRole(roles.find((one) => one === event.target.value) ?? 'delegate')}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {t(`role.${one}`)}
          </option>
        ))}
      </SelectField>
      {role === 'delegate' && (
        <DelegationField
          committee={committee}
          label={t('admin.delegation')}
          required
          value={delegation}
          onChange={onDelegation}
        />
      )}
    </>
  );
}
