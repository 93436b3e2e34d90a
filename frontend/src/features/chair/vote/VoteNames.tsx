import { type KeyboardEvent, useRef } from 'react';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { RollStart } from './RollStart';
import { type Side, sides } from './roll';
import type { VoteEntry } from './useVote';
import { WithNames } from './WithNames';

interface VoteNamesProps {
  entry: VoteEntry;
  /** In English order. */
  members: readonly string[];
}

/**
 * A vote by names: all are set at once and corrected, or entered one by one. A
 * digit gives the member in focus its side and goes on to the next.
 */
export function VoteNames({ entry, members }: VoteNamesProps) {
  const t = useText();
  const table = useRef<HTMLTableElement>(null);

  const go = (row: number) => {
    const radios = table.current?.querySelectorAll<HTMLInputElement>(`[data-row="${row}"] input`);
    const chosen = [...(radios ?? [])].find((radio) => radio.checked) ?? radios?.[0];
    chosen?.focus();
  };
  const press = (event: KeyboardEvent, member: string, row: number) => {
    const side = sides[Number(event.key) - 1];
    if (side) entry.choose(member, side);
    const step = side || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    // At once, so that the next key belongs to the next member.
    go(Math.min(Math.max(row + step, 0), entry.order.length - 1));
  };

  return (
    <div className="stack stack-tight">
      <WithNames entry={entry} />
      {entry.kind === 'roll_call' && <RollStart entry={entry} members={members} />}
      <fieldset className="row">
        <legend className="visually-hidden">{t('vote.all')}</legend>
        <span aria-hidden="true">{t('vote.all')}</span>
        {sides.map((side) => (
          <Button key={side} small onPress={() => entry.chooseAll(side)}>
            {t(`vote.side.${side}`)}
          </Button>
        ))}
      </fieldset>
      <p className="small soft">{t('vote.keys')}</p>
      <div className="table-scroll roll">
        <table ref={table} className="table roll-table" aria-label={t('vote.roll')}>
          <thead>
            <tr>
              <th scope="col">{t('vote.member')}</th>
              {sides.map((side, index) => (
                <th key={side} scope="col">
                  <span className="roll-key" aria-hidden="true">
                    {index + 1}
                  </span>{' '}
                  {t(`vote.side.${side}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entry.order.map((member, row) => (
              <MemberRow
                key={member}
                row={row}
                member={member}
                side={entry.choices.get(member) ?? 'not_voting'}
                onChoose={(side) => entry.choose(member, side)}
                onKeyDown={(event) => press(event, member, row)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface MemberRowProps {
  row: number;
  member: string;
  side: Side;
  onChoose: (side: Side) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function MemberRow({ row, member, side, onChoose, onKeyDown }: MemberRowProps) {
  const t = useText();
  return (
    <tr data-row={row} data-side={side} onKeyDown={onKeyDown}>
      <th scope="row">
        <bdi>{member}</bdi>
      </th>
      {sides.map((one) => (
        <td key={one}>
          <label className="roll-choice">
            <input
              type="radio"
              name={`vote-${row}`}
              aria-label={t('vote.choice', { member, side: t(`vote.side.${one}`) })}
              checked={side === one}
              onChange={() => onChoose(one)}
            />
          </label>
        </td>
      ))}
    </tr>
  );
}
