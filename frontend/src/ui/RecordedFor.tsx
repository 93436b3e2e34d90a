import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { DelegationField } from './DelegationField';

interface RecordedForProps {
  committee: string;
  value: string;
  onChange: (delegation: string) => void;
  /** Leaves out delegations for whom it makes no sense. */
  without?: readonly string[];
}

/** The secretariat records something for the delegation that says it. */
export function RecordedFor(props: RecordedForProps) {
  const t = useText();
  const isSecretariat = useMembership(props.committee)?.role === 'secretariat';
  if (!isSecretariat) return null;
  return <DelegationField label={t('amend.recordedFor')} {...props} />;
}
