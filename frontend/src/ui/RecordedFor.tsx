import { useQuery } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { SelectField } from './Field';

interface RecordedForProps {
  committee: string;
  value: string;
  onChange: (delegation: string) => void;
  /** Leaves out delegations for whom it makes no sense. */
  without?: readonly string[];
}

/** The secretariat records something for the delegation that says it. */
export function RecordedFor({ committee, value, onChange, without = [] }: RecordedForProps) {
  const t = useText();
  const isSecretariat = useMembership(committee)?.role === 'secretariat';
  const delegations = useQuery({ ...queries.delegations(committee), enabled: isSecretariat }).data;
  if (!isSecretariat) return null;
  return (
    <SelectField
      label={t('amend.recordedFor')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('amend.choose')}</option>
      {delegations
        ?.filter((one) => !without.includes(one.id))
        .map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
    </SelectField>
  );
}
