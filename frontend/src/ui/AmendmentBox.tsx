import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { ChangedClauses } from './ChangedClauses';
import { AmendmentBadge } from './StatusBadge';

interface AmendmentBoxProps {
  page: Schemas['AmendmentPage'];
  /** The changes to show; all of the amendment's where absent. */
  changes?: readonly Schemas['ComparedClause'][];
  lang: string;
  /** A checkbox or the like, before the number. */
  before?: ReactNode;
  /** What else to say of it, under its change. */
  notes?: ReactNode;
  /** Buttons at its foot. */
  children?: ReactNode;
}

/** One amendment in a box: its number, mover and standing, and its change word by word. */
export function AmendmentBox({ page, changes, lang, before, notes, children }: AmendmentBoxProps) {
  const t = useText();
  const { amendment, comparison } = page;
  const all = (comparison?.clauses ?? []).filter((change) => change.status !== 'same');
  const shown = changes ?? all;
  const name = amendmentName(t, amendment);
  return (
    <article
      className="amendment-box"
      data-amendment={amendment.label}
      aria-label={`${name} ${amendment.by}`}
    >
      <header className="row">
        {before}
        <Link to={`/amendments/${amendment.id}`} className="amendment-number">
          {name}
        </Link>
        {amendment.to && (
          <span className="soft">
            {amendment.to.label
              ? t('amendment.to', { label: amendment.to.label })
              : t('amendment.toBy', { by: amendment.to.by })}
          </span>
        )}
        <Mover amendment={amendment} />
        <AmendmentBadge status={amendment.status} />
      </header>
      {shown.length > 0 ? (
        <ChangedClauses changes={shown} lang={lang} by={amendment.by} />
      ) : (
        <p className="soft">{t('amendment.noWords')}</p>
      )}
      {shown.length < all.length && (
        <p className="small">
          <Link to={`/amendments/${amendment.id}`}>
            {t('amendment.elsewhereToo', { count: all.length - shown.length })}
          </Link>
        </p>
      )}
      {amendment.rationale && (
        <p className="rationale" dir="auto">
          {amendment.rationale}
        </p>
      )}
      {notes}
      {children && <div className="actions">{children}</div>}
    </article>
  );
}

/** Who moves an amendment, and its symbol once it was issued; the name is isolated so that its direction does not disturb the line. */
export function Mover({ amendment }: { amendment: Schemas['Amendment'] }) {
  const t = useText();
  return (
    <span>
      <bdi>{amendment.by}</bdi>
      {(amendment.joined ?? []).map(({ name }) => (
        <span key={name}>
          {', '}
          <bdi>{name}</bdi>
        </span>
      ))}
      {amendment.on_behalf_of && (
        <span className="soft">
          {' '}
          {t('amendment.onBehalfOf')} <bdi>{amendment.on_behalf_of}</bdi>
        </span>
      )}
      {amendment.symbol && <span className="small soft symbol"> {amendment.symbol}</span>}
    </span>
  );
}

/** As people call it; one that was never submitted has no number yet. */
export function amendmentName(t: ReturnType<typeof useText>, amendment: Schemas['Amendment']): string {
  return amendment.label || t('amendment.unnumbered');
}

/** What the amendments to an amendment are called together. */
export function subsName(t: ReturnType<typeof useText>, { label, by }: Schemas['Amendment']): string {
  return label ? t('amendment.subs', { label }) : t('amendment.subsBy', { by });
}
