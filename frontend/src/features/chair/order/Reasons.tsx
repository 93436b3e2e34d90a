import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import type { Names } from '@/ui/useNames';

/** Why an amendment has its place in the order that is offered. */
export function Reasons({ step, names }: { step: Schemas['OrderStep']; names: Names }) {
  const t = useText();
  return (
    <span className="small soft">
      {step.reasons.map(({ code, others = [], clauses = [], changed, of }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reasons have no identity but their place
        <span key={index}>
          {t(`order.reason.${code}`, { others: names.labels(others), places: names.places(clauses) })}{' '}
          {changed !== undefined && of !== undefined && `${t('order.words', { changed, of })} `}
        </span>
      ))}
    </span>
  );
}
