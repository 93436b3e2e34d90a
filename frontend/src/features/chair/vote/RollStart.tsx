import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { SelectField } from '@/ui/Field';
import { randomBelow } from './roll';
import type { VoteEntry } from './useVote';

/** With whom a roll-call begins: drawn here by lot, or the name that was drawn in the room. */
export function RollStart({ entry, members }: { entry: VoteEntry; members: readonly string[] }) {
  const t = useText();
  return (
    <div className="form-row roll-start">
      <SelectField
        label={t('vote.drawn')}
        value={entry.drawn}
        onChange={(event) => entry.setDrawn(event.target.value)}
      >
        <option value="">{t('vote.drawn.none')}</option>
        {members.map((member) => (
          <option key={member} value={member}>
            {member}
          </option>
        ))}
      </SelectField>
      <Button
        isDisabled={members.length === 0}
        onPress={() => entry.setDrawn(members[randomBelow(members.length)] ?? '')}
      >
        {t('vote.draw')}
      </Button>
      {entry.drawn && (
        <p className="roll-drawn" role="status">
          {t('vote.drawn.is', { member: entry.drawn })}
        </p>
      )}
    </div>
  );
}
