import { useText } from '@/i18n';
import { Check } from '@/ui/Field';
import type { VoteEntry } from './useVote';

/** A recorded vote has names; they may also come later, with the record. */
export function WithNames({ entry }: { entry: VoteEntry }) {
  const t = useText();
  if (entry.kind !== 'recorded') return null;
  return (
    <Check checked={entry.withNames} onChange={(event) => entry.setWithNames(event.target.checked)}>
      {t('vote.withNames')}
    </Check>
  );
}
