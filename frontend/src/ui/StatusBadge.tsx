import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';

type Status = Schemas['AmendmentStatus'];
type DraftStatus = Schemas['DraftStatus'];

const tones: Record<Status | DraftStatus, string> = {
  drafted: '',
  submitted: 'badge-info',
  admitted: 'badge-info',
  not_admitted: 'badge-bad',
  needs_rebase: 'badge-warn',
  merged_into: '',
  incorporated_by_sponsor: 'badge-good',
  put: 'badge-warn',
  adopted: 'badge-good',
  adopted_as_amended: 'badge-good',
  rejected: 'badge-bad',
  not_put_implied_rejection: '',
  moot: '',
  withdrawn: '',
  lapsed: '',
  zero_draft: '',
  informal_text: '',
  silence: 'badge-warn',
  tabled: 'badge-info',
  under_action: 'badge-warn',
  adopted_without_vote: 'badge-good',
  adopted_by_vote: 'badge-good',
  no_action: '',
  final: 'badge-good',
};

export function AmendmentBadge({ status }: { status: Status }) {
  const t = useText();
  return <span className={`badge ${tones[status]}`}>{t(`amendment.status.${status}`)}</span>;
}

export function DraftBadge({ status }: { status: DraftStatus }) {
  const t = useText();
  return <span className={`badge ${tones[status]}`}>{t(`draft.status.${status}`)}</span>;
}
