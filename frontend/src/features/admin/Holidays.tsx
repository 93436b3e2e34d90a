import { useState } from 'react';
import { useText, useTimes } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';

interface HolidaysProps {
  /** Days as 2031-05-29. */
  days: readonly string[];
  onChange: (days: string[]) => void;
}

/** The weekdays on which nobody works; they count for no notice. */
export function Holidays({ days, onChange }: HolidaysProps) {
  const t = useText();
  const times = useTimes('UTC');
  const [day, setDay] = useState('');
  const add = () => {
    if (!day) return;
    onChange([...new Set([...days, day])].sort());
    setDay('');
  };
  return (
    <fieldset className="fieldset">
      <legend>{t('rules.holidays')}</legend>
      <div className="stack stack-tight">
        {days.length > 0 && (
          <ul className="chips">
            {days.map((one) => (
              <li key={one} className="chip">
                {times.date(one)}{' '}
                <Button
                  small
                  look="quiet"
                  aria-label={t('rules.holidays.remove', { day: times.date(one) })}
                  onPress={() => onChange(days.filter((other) => other !== one))}
                >
                  ×
                </Button>
              </li>
            ))}
          </ul>
        )}
        <div className="form-row">
          <TextField
            label={t('rules.holidays.day')}
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <Button onPress={add}>{t('action.add')}</Button>
        </div>
      </div>
    </fieldset>
  );
}
