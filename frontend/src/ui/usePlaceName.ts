import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';

/**
 * Gives the function that names a place of a text as people call it: a clause, the title, the body line, the
 * title of an annex (`annex 1`), or the footnote whose key is given.
 */
export function usePlaceName({ lines, notes }: Schemas['Layout']): (clause: string, note?: string) => string {
  const t = useText();
  return (clause, note) => {
    if (note !== undefined || clause === '') {
      const number = notes.find((one) => one.key === note)?.number;
      return number === undefined ? t('place.footnote') : t('place.note', { number });
    }
    if (clause === 'title' || clause === 'body') return t(`place.${clause}`);
    const line = lines.find((one) => one.clause === clause);
    const annex = /^annex (\d+)$/.exec(clause)?.[1];
    if (!line) return annex ? t('text.annex', { number: annex }) : t('place.gone');
    if (!line.label) return t(`kind.${line.kind}`);
    const above = lines.find((one) => one.clause === line.parent)?.label;
    const label = above ? `${bareLabel(above)} ${bareLabel(line.label)}` : bareLabel(line.label);
    return t('place.paragraph', { label });
  };
}
