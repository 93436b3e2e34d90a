import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { ClauseOptions } from '@/ui/ClauseOptions';
import { SelectField } from '@/ui/Field';
import type { Where } from './operations';
import { places } from './proposal';

interface PositionFieldsProps {
  lines: readonly Schemas['Line'][];
  where: Where;
  /** The clause beside which it goes; undefined where that is given. */
  target: string | undefined;
  onWhere: (where: string) => void;
  onTarget: (clause: string) => void;
}

/** Where a new or moved paragraph goes. */
export function PositionFields({ lines, where, target, onWhere, onTarget }: PositionFieldsProps) {
  const t = useText();
  return (
    <div className="row">
      {target !== undefined && (
        <SelectField
          label={t('amend.moveTo')}
          value={target}
          onChange={(event) => onTarget(event.target.value)}
        >
          <option value="">{t('amend.choose')}</option>
          <ClauseOptions lines={lines} />
        </SelectField>
      )}
      <SelectField label={t('amend.where')} value={where} onChange={(event) => onWhere(event.target.value)}>
        {places.map((value) => (
          <option key={value} value={value}>
            {t(`amend.where.${value}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
