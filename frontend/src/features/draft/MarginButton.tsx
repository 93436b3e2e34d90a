import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { StandingBadge } from '@/ui/StandingBadge';

interface MarginButtonProps {
  place: string;
  count: number;
  isSelected: boolean;
  onPress: () => void;
}

/** In a paragraph's margin: how many amendments it has; opens its panel. */
export function MarginButton({ place, count, isSelected, onPress }: MarginButtonProps) {
  const t = useText();
  return (
    <Button
      small
      look="quiet"
      className={count > 0 ? 'margin-button margin-count no-print' : 'margin-button no-print'}
      aria-label={t('margin.label', { place, count })}
      aria-pressed={isSelected}
      onPress={onPress}
    >
      <span aria-hidden="true">{count > 0 ? count : '+'}</span>
    </Button>
  );
}

/** Beside it: where the paragraph stands, what is said at it, and what it costs. */
export function MarginStanding({ paragraph }: { paragraph: Schemas['Paragraph'] }) {
  const t = useText();
  const { standing, comments, budget } = paragraph;
  return (
    <span className="margin-standing no-print">
      <StandingBadge standing={standing} short />
      {(comments > 0 || budget) && (
        <span className="margin-facts">
          <CommentCount count={comments} />
          {budget && (
            <span
              className={budget.outstanding ? 'badge badge-warn' : 'badge'}
              title={t(budget.outstanding ? 'budget.outstanding' : 'budget.stated')}
            >
              <span aria-hidden="true">¤</span>
              <span className="visually-hidden">
                {t(budget.outstanding ? 'budget.outstanding' : 'budget.stated')}
              </span>
            </span>
          )}
        </span>
      )}
    </span>
  );
}

/** How many comments there are at a place; nothing where there are none. */
export function CommentCount({ count }: { count: number }) {
  const t = useText();
  if (count === 0) return null;
  const words = t('comments.title', { count });
  return (
    <span className="margin-fact small no-print" title={words}>
      <Bubble />
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

function Bubble() {
  return (
    <svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor">
      <path d="M1.5 2h9v6H6l-2.5 2.5V8h-2z" strokeWidth="1.2" strokeLinejoin="round" />
    </svg>
  );
}
