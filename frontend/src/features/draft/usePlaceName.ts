import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';

/** Gives the function that names a place of a text as people call it. */
export function usePlaceName({ lines }: Schemas['Layout']): (clause: string) => string {
  const t = useText();
  return (clause) => {
    if (clause === 'title' || clause === 'body') return t(`place.${clause}`);
    const line = lines.find((one) => one.clause === clause);
    if (!line) return t('place.gone');
    if (!line.label) return t(`kind.${line.kind}`);
    const above = lines.find((one) => one.clause === line.parent)?.label;
    const label = above ? `${bareLabel(above)} ${bareLabel(line.label)}` : bareLabel(line.label);
    return t('place.paragraph', { label });
  };
}
