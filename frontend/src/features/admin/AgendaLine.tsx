import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { useWrite } from '@/ui/useWrite';
import { AgendaItemForm, type AgendaItemWords } from './AgendaItemForm';

interface AgendaLineProps {
  committee: string;
  item: Schemas['AgendaItem'];
  isBusy: boolean;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

/** One item of the agenda, to move, change or take off. */
export function AgendaLine({ committee, item, isBusy, onUp, onDown }: AgendaLineProps) {
  const t = useText();
  const [isChanging, setChanging] = useState(false);
  const params = { path: { committee, item: item.id } };
  const remove = useWrite({
    write: () => take(api.DELETE('/committees/{committee}/agenda/{item}', { params })),
    refresh: [queries.keys.committee(committee)],
  });
  if (isChanging) return <ChangedItem committee={committee} item={item} onClose={() => setChanging(false)} />;
  return (
    <li className="row row-spread">
      <span dir="auto">
        <span className="number agenda-number">{item.number}</span> {item.title}
      </span>
      <span className="actions">
        <Button
          small
          look="quiet"
          isDisabled={isBusy || !onUp}
          aria-label={t('agenda.up', { number: item.number })}
          onPress={onUp}
        >
          ↑
        </Button>
        <Button
          small
          look="quiet"
          isDisabled={isBusy || !onDown}
          aria-label={t('agenda.down', { number: item.number })}
          onPress={onDown}
        >
          ↓
        </Button>
        <Button
          small
          look="quiet"
          aria-label={t('agenda.change.of', { number: item.number })}
          onPress={() => setChanging(true)}
        >
          {t('agenda.change')}
        </Button>
        <Button
          small
          look="quiet"
          isDisabled={remove.isPending}
          aria-label={t('agenda.remove', { number: item.number })}
          onPress={() => remove.mutate(undefined)}
        >
          {t('action.remove')}
        </Button>
      </span>
    </li>
  );
}

interface ChangedItemProps {
  committee: string;
  item: Schemas['AgendaItem'];
  onClose: () => void;
}

function ChangedItem({ committee, item, onClose }: ChangedItemProps) {
  const t = useText();
  const save = useWrite({
    write: (body: AgendaItemWords) =>
      take(
        api.PUT('/committees/{committee}/agenda/{item}', {
          params: { path: { committee, item: item.id } },
          body,
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: onClose,
  });
  return (
    <li>
      <AgendaItemForm initially={item} onSubmit={save.mutate}>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={save.isPending}>
          {t('action.save')}
        </Button>
      </AgendaItemForm>
    </li>
  );
}
