import { useCallback } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';

/** Tells what people call a place that the server names: a clause, the title, the body line, an annex, a note. */
export function usePlaceName(layout: Schemas['Layout']) {
  const t = useText();
  return useCallback(
    (clause: string, note?: string) => {
      if (note !== undefined) {
        const number = layout.notes.find((one) => one.key === note)?.number;
        return number === undefined ? t('place.footnote') : t('place.note', { number });
      }
      if (clause === 'title' || clause === 'body') return t(`place.${clause}`);
      const line = layout.lines.find((one) => one.clause === clause);
      if (line)
        return line.label ? t('place.paragraph', { label: bareLabel(line.label) }) : t(`kind.${line.kind}`);
      const annex = /^annex (\d+)$/.exec(clause)?.[1];
      return annex ? t('text.annex', { number: annex }) : t('place.footnote');
    },
    [layout, t],
  );
}
