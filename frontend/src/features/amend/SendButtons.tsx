import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { SelectField } from '@/ui/Field';
import type { How } from './send';

interface SendButtonsProps {
  existing: Schemas['AmendmentPage'] | undefined;
  isReady: boolean;
  mayPropose: boolean;
  mayChange: boolean;
  onSend: (how: How) => void;
}

/** Submitting, saving, revising; and, for whoever may, changing the text at once. */
export function SendButtons({ existing, isReady, mayPropose, mayChange, onSend }: SendButtonsProps) {
  const t = useText();
  const isRevision = existing?.may.includes('revise') ?? false;
  return (
    <div className="actions">
      {mayPropose && (
        <Button look="primary" isDisabled={!isReady} onPress={() => onSend('submit')}>
          {t(isRevision ? 'amend.revise' : 'amend.submit')}
        </Button>
      )}
      {mayPropose && !isRevision && (
        <Button isDisabled={!isReady} onPress={() => onSend('save')}>
          {t('amend.save')}
        </Button>
      )}
      {mayChange && !existing && (
        <Button isDisabled={!isReady} onPress={() => onSend('change')}>
          {t('amend.direct')}
        </Button>
      )}
    </div>
  );
}

interface OnBehalfProps {
  committee: string;
  value: string;
  onChange: (delegation: string) => void;
}

/** The secretariat records an amendment for the delegation that proposes it. */
export function OnBehalf({ committee, value, onChange }: OnBehalfProps) {
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
      {delegations?.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </SelectField>
  );
}
