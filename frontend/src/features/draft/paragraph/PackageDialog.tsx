import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { Check } from '@/ui/Field';
import type { ParagraphProps } from './ParagraphPanel';

export interface SettingProps {
  isBusy: boolean;
  onSet: (change: Schemas['StandingChange']) => void;
  onClose: () => void;
}

/** Asks which other paragraphs stand or fall with this one. */
export function PackageDialog({
  list,
  paragraph,
  nameOf,
  isBusy,
  onSet,
  onClose,
}: ParagraphProps & SettingProps) {
  const t = useText();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const others = list.items.filter(
    (one) => one.clause !== paragraph.clause && one.package.length === 0 && one.next.includes('package'),
  );
  const toggle = (clause: string, on: boolean) =>
    setChosen(on ? [...chosen, clause] : chosen.filter((one) => one !== clause));
  return (
    <Confirm
      title={t('package.title', { place: nameOf(paragraph.clause) })}
      action={t('package.tie')}
      isOpen
      isDisabled={isBusy || chosen.length === 0}
      onConfirm={() => onSet({ standing: 'package', package: [...chosen] })}
      onClose={onClose}
    >
      <p className="soft">{t('package.explain')}</p>
      <fieldset className="check-list">
        <legend className="visually-hidden">{t('package.others')}</legend>
        {others.map(({ clause }) => (
          <Check
            key={clause}
            checked={chosen.includes(clause)}
            onChange={(event) => toggle(clause, event.target.checked)}
          >
            {nameOf(clause)}
          </Check>
        ))}
      </fieldset>
    </Confirm>
  );
}
