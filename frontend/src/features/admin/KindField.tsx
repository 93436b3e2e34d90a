import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { SelectField } from '@/ui/Field';

export type Kind = Schemas['DelegationKind'];
const kinds: readonly Kind[] = ['member', 'observer', 'organization', 'group'];

interface KindFieldProps {
  value: Kind;
  onChange: (kind: Kind) => void;
}

/** What a delegation speaks for; only members vote. */
export function KindField({ value, onChange }: KindFieldProps) {
  const t = useText();
  return (
    <SelectField
      label={t('admin.kind')}
      value={value}
      onChange={(event) => onChange(kinds.find((one) => one === event.target.value) ?? 'member')}
    >
      {kinds.map((one) => (
        <option key={one} value={one}>
          {t(`delegation.${one}`)}
        </option>
      ))}
    </SelectField>
  );
}
