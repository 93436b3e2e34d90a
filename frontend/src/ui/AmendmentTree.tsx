import type { ReactNode } from 'react';
import { useText } from '@/i18n';
import type { Nested } from '@/lib/nesting';
import { subsName } from './AmendmentBox';

interface AmendmentTreeProps {
  nested: Nested;
  /** One amendment, boxed. */
  box: (nested: Nested) => ReactNode;
}

/** An amendment with the amendments to it under it, further in. */
export function AmendmentTree({ nested, box }: AmendmentTreeProps) {
  const t = useText();
  const { page, subs } = nested;
  if (subs.length === 0) return box(nested);
  return (
    <div className="amendment-tree">
      {box(nested)}
      <ul className="sub-amendments" aria-label={subsName(t, page.amendment)}>
        {subs.map((sub) => (
          <li key={sub.page.amendment.id}>
            <AmendmentTree nested={sub} box={box} />
          </li>
        ))}
      </ul>
    </div>
  );
}
