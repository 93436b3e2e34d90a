import { useQuery } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { SelectField } from './Field';

interface DelegationFieldProps {
  committee: string;
  label: string;
  value: string;
  onChange: (delegation: string) => void;
  /** What choosing none means; to be asked to choose where it is left out. */
  none?: string;
  /** Leaves out delegations for whom it makes no sense. */
  without?: readonly string[];
  required?: boolean;
}

/** One of a committee's delegations, by its id; empty while none is chosen. */
export function DelegationField(props: DelegationFieldProps) {
  const { committee, none, without = [], onChange, ...field } = props;
  const t = useText();
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  return (
    <SelectField {...field} onChange={(event) => onChange(event.target.value)}>
      <option value="">{none ?? t('amend.choose')}</option>
      {delegations
        .filter((one) => !without.includes(one.id))
        .map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
    </SelectField>
  );
}
