import { GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Mover } from '@/ui/AmendmentBox';
import { Button } from '@/ui/Button';
import type { Names } from '@/ui/useNames';
import { Flags } from '../Flags';
import { moved, reordered } from './order';
import { Reasons } from './Reasons';

interface OrderListProps {
  order: readonly string[];
  /** The one that is next; undefined while the order is not confirmed. */
  next: string | undefined;
  outlook: Schemas['Outlook'];
  pending: readonly Schemas['AmendmentPage'][];
  names: Names;
  onChange: (order: readonly string[]) => void;
}

/** The amendments in order. Each is dragged by its handle, with the pointer or the keyboard, or moved by its buttons. */
export function OrderList({ order, next, outlook, pending, names, onChange }: OrderListProps) {
  const t = useText();
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': names.label(String(key)) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return;
      const ids = new Set([...keys].map(String));
      onChange(reordered(order, ids, String(target.key), target.dropPosition));
    },
  });
  const pages = new Map(pending.map((page) => [page.amendment.id, page]));
  const steps = new Map(outlook.proposed.map((step) => [step.amendment, step]));

  return (
    <GridList
      aria-label={t('order.list')}
      className="order-list"
      dragAndDropHooks={dragAndDropHooks}
      dependencies={[order, next, outlook]}
      keyboardNavigationBehavior="tab"
    >
      {order.map((id, index) => {
        const page = pages.get(id);
        const step = steps.get(id);
        if (!page) return null;
        const label = names.label(id);
        return (
          <GridListItem
            key={id}
            id={id}
            textValue={label}
            className="order-item"
            data-next={id === next || undefined}
          >
            <Button
              slot="drag"
              small
              look="quiet"
              className="drag-handle"
              aria-label={t('order.drag', { label })}
            >
              <span aria-hidden="true">⠿</span>
            </Button>
            <span className="order-place number" aria-hidden="true">
              {index + 1}
            </span>
            <div className="order-words">
              <p className="row">
                <strong>{label}</strong>
                {page.amendment.to && (
                  <span className="soft">{t('amendment.to', { label: page.amendment.to.label })}</span>
                )}
                <Mover amendment={page.amendment} />
                {id === next && <span className="badge badge-info">{t('order.isNext')}</span>}
              </p>
              {step ? (
                <>
                  <Reasons step={step} names={names} />
                  <Flags flags={step.flags} />
                </>
              ) : (
                <span className="small soft">{t('order.waits')}</span>
              )}
            </div>
            <span className="order-moves">
              <Move
                label={t('order.up', { label })}
                sign="↑"
                onPress={() => onChange(moved(order, id, -1))}
              />
              <Move
                label={t('order.down', { label })}
                sign="↓"
                onPress={() => onChange(moved(order, id, 1))}
              />
            </span>
          </GridListItem>
        );
      })}
    </GridList>
  );
}

interface MoveProps {
  label: string;
  sign: string;
  onPress: () => void;
}

function Move({ label, sign, onPress }: MoveProps) {
  return (
    <Button small aria-label={label} onPress={onPress}>
      <span aria-hidden="true">{sign}</span>
    </Button>
  );
}
