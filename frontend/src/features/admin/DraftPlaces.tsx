import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { useText } from '@/i18n';
import { SelectField } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { useWrite } from '@/ui/useWrite';

interface DraftPlacesProps {
  committee: string;
  items: readonly Schemas['AgendaItem'][];
}

/** Under which item of the agenda each draft is taken up. */
export function DraftPlaces({ committee, items }: DraftPlacesProps) {
  const t = useText();
  const query = useQuery(queries.drafts(committee));
  const mayPlace = useMay(committee, 'change_drafts');
  if (!mayPlace) return null;
  return (
    <section className="card stack" aria-labelledby="places">
      <h2 id="places">{t('agenda.places')}</h2>
      <Loaded query={query}>
        {(drafts) => (
          <ul className="entries">
            {drafts.map((draft) => (
              <DraftPlace key={draft.id} draft={draft} items={items} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

interface DraftPlaceProps {
  draft: Schemas['Draft'];
  items: readonly Schemas['AgendaItem'][];
}

function DraftPlace({ draft, items }: DraftPlaceProps) {
  const t = useText();
  const place = useWrite({
    write: (agenda_item_id: string) =>
      take(api.PATCH('/drafts/{draft}', { params: { path: { draft: draft.id } }, body: { agenda_item_id } })),
    refresh: [queries.keys.committee(draft.committee_id), queries.keys.draft(draft.id)],
  });
  return (
    <li>
      <SelectField
        label={[draft.symbol, draft.title].filter(Boolean).join(' · ')}
        value={draft.agenda_item_id ?? ''}
        disabled={place.isPending}
        onChange={(event) => place.mutate(event.target.value)}
      >
        <option value="">{t('agenda.noItem')}</option>
        {items.map((item) => (
          <option key={item.id} value={item.id}>
            {item.number} · {item.title}
          </option>
        ))}
      </SelectField>
    </li>
  );
}
