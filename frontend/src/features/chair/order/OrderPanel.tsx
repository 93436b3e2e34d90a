import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import type { Names } from '@/ui/useNames';
import { confirmOrder } from '../decisions';
import { useDecision } from '../useDecision';
import { OrderList } from './OrderList';
import { orderOf } from './order';

interface OrderPanelProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  pending: readonly Schemas['AmendmentPage'][];
  names: Names;
}

/** In which order the amendments are taken: offered until the chair confirms one, and changed only by the chair. */
export function OrderPanel({ page, outlook, pending, names }: OrderPanelProps) {
  const t = useText();
  const [changed, setChanged] = useState<readonly string[]>();
  const [shown, setShown] = useState(false);
  const given = orderOf(outlook, pending);
  const isConfirmed = outlook.confirmed.length > 0 && given.every((id) => outlook.confirmed.includes(id));
  const isOffered = outlook.confirmed.length === 0;
  const order = changed && sameMembers(changed, given) ? changed : given;
  const isChanged = order.some((id, index) => id !== given[index]);
  const confirm = useDecision({
    page,
    decide: () => confirmOrder(page, { order: [...order] }),
    onDone: () => {
      setChanged(undefined);
      setShown(false);
    },
  });
  if (pending.length === 0) return null;

  const first = order[0] ?? '';
  const isOpen = shown || isChanged || !(isConfirmed || isOffered);
  return (
    <section className="card stack stack-tight order" aria-labelledby="order">
      <div className="row row-spread">
        <h2 id="order" className="row">
          {t('order.title')}
          <span className={`badge ${isConfirmed && !isChanged ? 'badge-good' : 'badge-warn'}`}>
            {t(stateOf({ isConfirmed, isOffered, isChanged }))}
          </span>
        </h2>
        <Button small aria-expanded={isOpen} onPress={() => setShown(!isOpen)}>
          {t(isOpen ? 'order.hide' : isOffered ? 'order.show' : 'order.change')}
        </Button>
      </div>
      {isConfirmed && !isChanged && (
        <p data-testid="next">
          {t('order.next', { label: names.label(first) })}{' '}
          {order.length > 1 && (
            <span className="soft">{t('order.then', { labels: names.labels(order.slice(1)) })}</span>
          )}
        </p>
      )}
      {!isConfirmed && !isOffered && <p className="notice notice-warn">{t('order.incomplete')}</p>}
      {isOpen && (
        <>
          {isOffered && <p className="soft">{t('order.explain')}</p>}
          <OrderList
            order={order}
            next={isConfirmed && !isChanged ? first : undefined}
            outlook={outlook}
            pending={pending}
            names={names}
            onChange={setChanged}
          />
          <div className="actions">
            <Button
              look="primary"
              isDisabled={confirm.isPending || (isConfirmed && !isChanged)}
              onPress={() => confirm.mutate(undefined)}
            >
              {t('order.confirm')}
            </Button>
            {isChanged && <Button onPress={() => setChanged(undefined)}>{t('order.restore')}</Button>}
          </div>
        </>
      )}
    </section>
  );
}

interface OrderState {
  isConfirmed: boolean;
  isOffered: boolean;
  isChanged: boolean;
}

function stateOf({ isConfirmed, isOffered, isChanged }: OrderState) {
  if (isChanged) return 'order.isChanged';
  if (isConfirmed) return 'order.isConfirmed';
  return isOffered ? 'order.isOffered' : 'order.isIncomplete';
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
