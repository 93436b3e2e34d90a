import { useText } from '@/i18n';
import { Button } from '@/ui/Button';

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
