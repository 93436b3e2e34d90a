import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useRichText, useText } from '@/i18n';
import { ButtonLink } from '@/ui/Button';
import { ClauseOptions } from '@/ui/ClauseOptions';
import { SelectField } from '@/ui/Field';

interface ConsequentialProps {
  page: Schemas['DraftPage'];
  somethingAdopted: boolean;
}

/** A change that follows from what was adopted: proposed by the sponsor or found by the chair, and written in the editor. */
export function Consequential({ page, somethingAdopted }: ConsequentialProps) {
  const t = useText();
  const rich = useRichText();
  const [clause, setClause] = useState('');
  const { draft, may } = page;
  const statements = useQuery(queries.statements(draft.id)).data ?? [];
  const decisions = useQuery(queries.decisions(draft.id)).data ?? [];
  if (!may.includes('change_consequentially') || !somethingAdopted) return null;
  const taken = new Set(decisions.map(({ statement }) => statement));
  const proposals = statements.filter((one) => one.kind === 'consequential_proposal' && !taken.has(one.id));
  const editor = (at: string, statement?: string) =>
    `/drafts/${draft.id}/amend/${encodeURIComponent(at)}?for=consequence${statement ? `&statement=${statement}` : ''}`;
  return (
    <section className="card stack stack-tight" aria-labelledby="consequential">
      <h3 id="consequential">{t('consequence.title')}</h3>
      <p className="small soft">{t('consequence.explain')}</p>
      {proposals.map((one) => (
        <div key={one.id} className="notice">
          <p>{rich('consequence.proposed', { by: <bdi key="by">{one.by}</bdi> })}</p>
          {one.words && <p dir="auto">{one.words}</p>}
          {one.clause && (
            <div className="actions">
              <ButtonLink small to={editor(one.clause, one.id)}>
                {t('consequence.write')}
              </ButtonLink>
            </div>
          )}
        </div>
      ))}
      <div className="form-row">
        <SelectField
          label={t('consequence.clause')}
          value={clause}
          onChange={(event) => setClause(event.target.value)}
        >
          <option value="">{t('amend.choose')}</option>
          <option value="title">{t('place.title')}</option>
          <ClauseOptions lines={page.layout.lines} />
        </SelectField>
        {clause && <ButtonLink to={editor(clause, proposals[0]?.id)}>{t('consequence.write')}</ButtonLink>}
      </div>
    </section>
  );
}
