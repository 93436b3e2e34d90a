import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Menu } from '@/ui/Menu';
import { named, rule } from '../decisions';
import { useDecision } from '../useDecision';
import { RulingDialog } from './RulingDialog';
import { endings, possibleRulings, type Ruling } from './ruling';

interface RulingMenuProps {
  page: Schemas['DraftPage'];
  amendment: Schemas['AmendmentPage'];
  somethingAdopted: boolean;
  /** What is suggested about it; its sentence is the reason to begin with. */
  fall: Schemas['Fall'] | undefined;
}

/** What the chair can rule about one amendment without a decision of the committee. */
export function RulingMenu({ page, amendment, somethingAdopted, fall }: RulingMenuProps) {
  const t = useText();
  const [asked, setAsked] = useState<Ruling>();
  const give = useDecision({
    page,
    decide: (ruling: Ruling) => rule(page, { ruling, amendments: named([amendment]) }),
  });
  const possible = possibleRulings(amendment, somethingAdopted);
  if (possible.length === 0) return null;
  const { label } = amendment.amendment;
  return (
    <>
      <Menu
        small
        label={t('ruling.menu')}
        ariaLabel={t('ruling.menu.label', { label })}
        entries={possible.map((ruling) => ({
          id: ruling,
          label: t(`ruling.${ruling}`),
          onAction: () => (endings.includes(ruling) ? setAsked(ruling) : give.mutate(ruling)),
        }))}
      />
      {asked && (
        <RulingDialog
          page={page}
          amendment={amendment}
          ruling={asked}
          reason={fall?.sentence ?? ''}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
