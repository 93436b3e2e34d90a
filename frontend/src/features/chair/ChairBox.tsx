import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { AmendmentBox } from '@/ui/AmendmentBox';
import { Flags } from './Flags';
import { RulingMenu } from './rulings/RulingMenu';

interface ChairBoxProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  amendment: Schemas['AmendmentPage'];
  /** The changes at this place; all of the amendment's where absent. */
  changes?: readonly Schemas['ComparedClause'][] | undefined;
  somethingAdopted: boolean;
  isSelected: boolean;
  onToggle: () => void;
}

/** An amendment as the chair sees it: selectable, with what to look out for, and what can be ruled. */
export function ChairBox(props: ChairBoxProps) {
  const { page, outlook, amendment: one, changes, somethingAdopted, isSelected, onToggle } = props;
  const t = useText();
  const { id, label } = one.amendment;
  const flags = outlook.proposed.find((step) => step.amendment === id)?.flags ?? [];
  const isNext = outlook.confirmed[0] === id;
  return (
    <AmendmentBox
      page={one}
      {...(changes ? { changes } : {})}
      lang={page.layout.lang}
      before={
        <input
          disabled={!mayDecide(one)}
          type="checkbox"
          className="select-amendment"
          aria-label={t('chair.select', { label })}
          checked={isSelected}
          onChange={onToggle}
        />
      }
      notes={
        <>
          {isNext && (
            <p>
              <span className="badge badge-info">{t('order.isNext')}</span>
            </p>
          )}
          <Flags flags={flags} />
          <Notes outlook={outlook} amendment={id} />
        </>
      }
    >
      <RulingMenu
        page={page}
        amendment={one}
        somethingAdopted={somethingAdopted}
        fall={outlook.falls.find((fall) => fall.amendment === id)}
      />
    </AmendmentBox>
  );
}

/** One that needs its mover first cannot be decided yet. */
export function mayDecide({ may }: Schemas['AmendmentPage']): boolean {
  return may.includes('adopt') || may.includes('reject');
}

/** That it waits for its mover, is further from the text than the rules allow, or has a vote or a division asked for. */
function Notes({ outlook, amendment }: { outlook: Schemas['Outlook']; amendment: string }) {
  const t = useText();
  const waiting = outlook.waiting.find((one) => one.amendment === amendment);
  const isBeyond = outlook.beyond_degree.includes(amendment);
  const asked = outlook.vote_requests.filter((one) => one.amendment_id === amendment);
  if (!waiting && !isBeyond && asked.length === 0) return null;
  return (
    <ul className="small stack stack-tight box-notes">
      {waiting && <li>{t(`waiting.${waiting.status}`)}</li>}
      {isBeyond && <li>{t('degree.beyond', { limit: outlook.degree_limit })}</li>}
      {asked.map((one) => (
        <li key={one.id}>{t('vote.askedHere', { by: one.by })}</li>
      ))}
    </ul>
  );
}
