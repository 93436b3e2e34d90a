import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { SelectField } from './Field';

interface DelegationFieldProps {
  committee: string;
  label: string;
  /** Only delegations of these kinds; nothing is shown where there are none. */
  kinds: readonly Schemas['DelegationKind'][];
  value: string;
  onChange: (delegation: string) => void;
}

/** A choice among the delegations of a committee. */
export function DelegationField({ committee, label, kinds, value, onChange }: DelegationFieldProps) {
  const t = useText();
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  const offered = delegations.filter(({ kind }) => kinds.includes(kind));
  if (offered.length === 0) return null;
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('amend.choose')}</option>
      {offered.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </SelectField>
  );
}
