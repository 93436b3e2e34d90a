import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Mover } from '@/ui/AmendmentBox';
import { ChangedClauses } from '@/ui/ChangedClauses';

interface BeforeProps {
  page: Schemas['DraftPage'];
  amendments: readonly Schemas['AmendmentPage'][];
}

/** What is before the committee: each amendment that was put, with its change. */
export function Before({ page, amendments }: BeforeProps) {
  const t = useText();
  return (
    <section className="projector-scene" aria-live="polite">
      <h2>{t('projector.before')}</h2>
      {amendments.map(({ amendment, comparison }) => (
        <article key={amendment.id} className="projector-box" data-amendment={amendment.label}>
          <h3 className="row">
            <span>{t('amendment.title', { label: amendment.label })}</span>
            {amendment.to && <span>{t('amendment.to', { label: amendment.to.label })}</span>}
            <Mover amendment={amendment} />
          </h3>
          <ChangedClauses
            changes={(comparison?.clauses ?? []).filter(({ status }) => status !== 'same')}
            lang={page.layout.lang}
            by={amendment.by}
          />
        </article>
      ))}
    </section>
  );
}
