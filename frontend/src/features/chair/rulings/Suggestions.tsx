import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import type { Names } from '@/ui/useNames';
import { RulingDialog } from './RulingDialog';

interface SuggestionsProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  pending: readonly Schemas['AmendmentPage'][];
  names: Names;
}

/** What fell by what was adopted, as it seems; nothing of it counts before the chair rules. */
export function Suggestions({ page, outlook, pending, names }: SuggestionsProps) {
  const t = useText();
  const [asked, setAsked] = useState<Schemas['Fall']>();
  const pages = new Map(pending.map((one) => [one.amendment.id, one]));
  const falls = outlook.falls.filter((fall) => pages.has(fall.amendment));
  const amendment = asked && pages.get(asked.amendment);
  if (falls.length === 0) return null;
  return (
    <section className="card stack stack-tight" aria-labelledby="suggestions">
      <h3 id="suggestions">{t('fall.title')}</h3>
      <p className="small soft">{t('fall.explain')}</p>
      <ul className="stack stack-tight">
        {falls.map((fall) => (
          <li key={fall.amendment} className="row row-spread suggestion">
            <span>
              <strong>{names.label(fall.amendment)}</strong>{' '}
              {t(`fall.${fall.code}`, {
                by: names.labels(fall.by ?? []),
                places: names.places(fall.clauses ?? []),
              })}
            </span>
            <Button
              small
              aria-label={t(`fall.rule.${fall.suggestion}.label`, { label: names.label(fall.amendment) })}
              onPress={() => setAsked(fall)}
            >
              {t(`fall.rule.${fall.suggestion}`)}
            </Button>
          </li>
        ))}
      </ul>
      {asked && amendment && (
        <RulingDialog
          page={page}
          amendment={amendment}
          ruling={asked.suggestion === 'moot' ? 'moot' : 'not_put'}
          reason={asked.sentence}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}
