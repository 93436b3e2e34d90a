import { useQuery } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { SelectField } from './Field';

interface ForGroupProps {
  committee: string;
  /** The delegation for which the secretariat records; empty for a delegate's own. */
  recordedFor: string;
  value: string;
  onChange: (group: string) => void;
}

/** The group on whose behalf a delegation speaks; nothing where it is a member of none today. */
export function ForGroup({ committee, recordedFor, value, onChange }: ForGroupProps) {
  const t = useText();
  const own = useMembership(committee)?.delegation?.id;
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  const groups = delegations.find((one) => one.id === (recordedFor || own))?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <SelectField
      label={t('amend.onBehalfOf')}
      value={groups.includes(value) ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('amend.onBehalfOf.none')}</option>
      {groups.map((id) => (
        <option key={id} value={id}>
          {delegations.find((one) => one.id === id)?.name}
        </option>
      ))}
    </SelectField>
  );
}
