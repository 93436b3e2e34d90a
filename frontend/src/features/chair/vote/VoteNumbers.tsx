import { useText } from '@/i18n';
import { TextField } from '@/ui/Field';
import type { Count } from './tally';
import type { VoteEntry } from './useVote';
import { WithNames } from './WithNames';

const fields = [
  ['inFavour', 'in_favour'],
  ['against', 'against'],
  ['abstaining', 'abstaining'],
] as const satisfies readonly [keyof Count, string][];

/** A vote by its numbers. */
export function VoteNumbers({ entry }: { entry: VoteEntry }) {
  const t = useText();
  return (
    <div className="stack stack-tight">
      <WithNames entry={entry} />
      <div className="form-row vote-numbers">
        {fields.map(([field, side]) => (
          <TextField
            key={field}
            label={t(`vote.side.${side}`)}
            type="number"
            inputMode="numeric"
            min={0}
            step={1}
            value={Number.isNaN(entry.numbers[field]) ? '' : entry.numbers[field]}
            onFocus={(event) => event.target.select()}
            onChange={(event) => entry.setNumbers({ ...entry.numbers, [field]: event.target.valueAsNumber })}
          />
        ))}
      </div>
    </div>
  );
}
