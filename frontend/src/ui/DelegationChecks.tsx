import { useQuery } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { Check } from '@/ui/Field';

interface DelegationChecksProps {
  committee: string;
  legend: string;
  chosen: readonly string[];
  /** A delegation that cannot be chosen. */
  except?: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** Delegations of a committee to choose from, by name. */
export function DelegationChecks({ committee, legend, chosen, except, onChange }: DelegationChecksProps) {
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  return (
    <fieldset className="check-list">
      <legend className="field-label">{legend}</legend>
      {delegations
        .filter(({ id }) => id !== except)
        .map(({ id, name }) => (
          <Check
            key={id}
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          >
            <bdi>{name}</bdi>
          </Check>
        ))}
    </fieldset>
  );
}
