import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { wordsOf } from '@/lib/parts';

/** What people call amendments and places of a text. */
export interface Names {
  label: (amendment: string) => string;
  labels: (amendments: readonly string[]) => string;
  place: (clause: string) => string;
  places: (clauses: readonly string[]) => string;
}

/** Names the amendments by their labels, and the places by their numbers or kinds. */
export function useNames(layout: Schemas['Layout'], amendments: readonly Schemas['AmendmentPage'][]): Names {
  const t = useText();
  return useMemo(() => {
    const lines = new Map(layout.lines.map((line) => [line.clause, line]));
    const labels = new Map(amendments.map(({ amendment }) => [amendment.id, amendment.label]));
    const label = (id: string) => labels.get(id) || t('amendment.unnumbered');
    const place = (clause: string) => {
      if (clause === 'title' || clause === 'body') return t(`place.${clause}`);
      if (clause.startsWith('footnote:')) return t('place.footnote');
      if (clause === '') return t('place.beginning');
      const line = lines.get(clause);
      if (!line) return t('place.elsewhere');
      if (line.label) return t('place.paragraph', { label: bareLabel(line.label) });
      const words = wordsOf(line.parts);
      return `${t(`kind.${line.kind}`)} “${words.length > 40 ? `${words.slice(0, 40)}…` : words}”`;
    };
    const all = (ids: readonly string[], name: (id: string) => string) =>
      [...new Set(ids.map(name))].join(', ');
    return {
      label,
      labels: (ids) => all(ids, label),
      place,
      places: (clauses) => all(clauses, place),
    };
  }, [layout, amendments, t]);
}
