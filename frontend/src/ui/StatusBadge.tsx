import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';

type Status = Schemas['AmendmentStatus'];
type DraftStatus = Schemas['DraftStatus'];

const tones: Record<Status | DraftStatus, string> = {
  drafted: '',
  submitted: 'badge-info',
  needs_rebase: 'badge-warn',
  adopted: 'badge-good',
  rejected: 'badge-bad',
  withdrawn: '',
  lapsed: '',
  zero_draft: '',
  tabled: 'badge-info',
  under_action: 'badge-warn',
  adopted_without_vote: 'badge-good',
};

export function AmendmentBadge({ status }: { status: Status }) {
  const t = useText();
  return <span className={`badge ${tones[status]}`}>{t(`amendment.status.${status}`)}</span>;
}

export function DraftBadge({ status }: { status: DraftStatus }) {
  const t = useText();
  return <span className={`badge ${tones[status]}`}>{t(`draft.status.${status}`)}</span>;
}
