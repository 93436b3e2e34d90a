import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { useWrite } from '@/ui/useWrite';
import { useAdministered } from './AdminPage';
import { AgendaItemForm, type AgendaItemWords } from './AgendaItemForm';
import { AgendaLine } from './AgendaLine';
import { DraftPlaces } from './DraftPlaces';

/** `/admin/agenda`: the items of the agenda, and the drafts under each. */
export function AgendaPage() {
  const t = useText();
  const committee = useAdministered();
  const query = useQuery(queries.agenda(committee.id));
  return (
    <>
      <section className="card stack" aria-labelledby="agenda">
        <h2 id="agenda">{t('agenda.title')}</h2>
        <p className="soft">{t('agenda.explain')}</p>
        <Loaded query={query}>
          {(items) =>
            items.length === 0 ? (
              <p className="soft">{t('agenda.none')}</p>
            ) : (
              <Items committee={committee.id} items={items} />
            )
          }
        </Loaded>
        <AddItem committee={committee.id} />
      </section>
      {query.data && query.data.length > 0 && <DraftPlaces committee={committee.id} items={query.data} />}
    </>
  );
}

interface ItemsProps {
  committee: string;
  items: readonly Schemas['AgendaItem'][];
}

function Items({ committee, items }: ItemsProps) {
  const order = useWrite({
    write: (ids: string[]) =>
      take(
        api.PUT('/committees/{committee}/agenda', { params: { path: { committee } }, body: { items: ids } }),
      ),
    refresh: [queries.keys.committee(committee)],
  });
  const move = (index: number, by: -1 | 1) => {
    const ids = items.map((one) => one.id);
    const [moved] = ids.splice(index, 1);
    if (moved) order.mutate(ids.toSpliced(index + by, 0, moved));
  };
  return (
    <ol className="entries">
      {items.map((item, index) => (
        <AgendaLine
          key={item.id}
          committee={committee}
          item={item}
          isBusy={order.isPending}
          onUp={index > 0 ? () => move(index, -1) : undefined}
          onDown={index < items.length - 1 ? () => move(index, 1) : undefined}
        />
      ))}
    </ol>
  );
}

function AddItem({ committee }: { committee: string }) {
  const t = useText();
  const [added, setAdded] = useState(0);
  const add = useWrite({
    write: (body: AgendaItemWords) =>
      take(
        api.POST('/committees/{committee}/agenda', {
          params: { path: { committee }, header: { 'Idempotency-Key': newKey() } },
          body,
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: () => setAdded(added + 1),
  });
  // A new key empties the fields for the next item.
  return (
    <AgendaItemForm key={added} initially={{ number: '', title: '' }} onSubmit={add.mutate}>
      <Button type="submit" isDisabled={add.isPending}>
        {t('action.add')}
      </Button>
    </AgendaItemForm>
  );
}
