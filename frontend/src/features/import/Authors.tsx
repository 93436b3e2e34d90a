import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { ChangedClauses } from '@/ui/ChangedClauses';
import { SelectField } from '@/ui/Field';

interface AuthorsProps {
  committee: string;
  proposals: Schemas['ImportedProposal'][];
  lang: string;
  /** Author → delegation; empty for one whose changes are not stored. */
  movers: Readonly<Record<string, string>>;
  /** Left out once the file is stored. */
  onChange?: (author: string, delegation: string) => void;
}

/** What the authors of tracked changes propose, each to be matched with a delegation. */
export function Authors({ committee, proposals, lang, movers, onChange }: AuthorsProps) {
  const t = useText();
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  return (
    <section className="stack" aria-labelledby="authors">
      <h2 id="authors">{t('import.authors', { count: proposals.length })}</h2>
      {onChange && <p className="soft">{t('import.authors.lead')}</p>}
      {proposals.map((one) => (
        <article
          key={`${one.by} ${one.problem ?? ''}`}
          className="card stack"
          aria-label={one.by || t('import.author.unknown')}
        >
          <h3 dir="auto">{one.by || t('import.author.unknown')}</h3>
          {one.comparison && <ChangedClauses changes={one.comparison.clauses} lang={lang} by={one.by} />}
          {one.problem && <p className="notice notice-warn">{one.problem}</p>}
          {one.notes.map((note) => (
            <p key={note} className="small">
              {note}
            </p>
          ))}
          {one.stored && one.delegation && (
            <p role="status">{t('import.author.stored', { delegation: one.delegation.name })}</p>
          )}
          {onChange && !one.problem && (
            <SelectField
              label={t('import.author.delegation')}
              value={movers[one.by] ?? ''}
              onChange={(event) => onChange(one.by, event.target.value)}
            >
              <option value="">{t('import.author.none')}</option>
              {delegations.map((delegation) => (
                <option key={delegation.id} value={delegation.id}>
                  {delegation.name}
                </option>
              ))}
            </SelectField>
          )}
        </article>
      ))}
    </section>
  );
}

/** Whom the server offers for each author: the delegation of that name. */
export function offered(proposals: Schemas['ImportedProposal'][]): Record<string, string> {
  return Object.fromEntries(
    proposals
      .filter((one) => one.delegation && !one.problem)
      .map((one) => [one.by, one.delegation?.id ?? '']),
  );
}
