import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useRichText, useText } from '@/i18n';
import { ChangedClauses } from '@/ui/ChangedClauses';
import { DelegationField } from '@/ui/DelegationField';
import { Check } from '@/ui/Field';

type Proposal = Schemas['ImportedProposal'];

interface AuthorsProps {
  committee: string;
  proposals: Proposal[];
  lang: string;
  /** Author → delegation; empty for one whose changes are not stored. */
  movers: Readonly<Record<string, string>>;
  /** The proposals that stay out, by their ids. */
  left: readonly string[];
  /** Left out once the file is stored. */
  choosing?: Choosing;
}

interface Choosing {
  match: (author: string, delegation: string) => void;
  leave: (proposal: string, isLeft: boolean) => void;
}

/** What the authors of tracked changes propose, each to be matched with a delegation. */
export function Authors({ committee, proposals, lang, movers, left, choosing }: AuthorsProps) {
  const t = useText();
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  const isFirst = (one: Proposal) => proposals.find(({ by }) => by === one.by) === one;
  return (
    <section className="stack" aria-labelledby="authors">
      <h2 id="authors">{t('import.authors', { count: proposals.filter(isFirst).length })}</h2>
      {choosing && <p className="soft">{t('import.authors.lead')}</p>}
      {proposals.map((one) => {
        const parent = proposals.find(({ id }) => id === one.to);
        const name = one.by || t('import.author.unknown');
        return (
          <article key={one.id} className="card stack" aria-label={parent ? `${name} → ${parent.by}` : name}>
            <h3 dir="auto">{name}</h3>
            {parent && <Inside parent={parent} />}
            {one.comparison && <ChangedClauses changes={one.comparison.clauses} lang={lang} by={one.by} />}
            {one.problem && <p className="notice notice-warn">{one.problem}</p>}
            {one.notes.map((note) => (
              <p key={note} className="small">
                {note}
              </p>
            ))}
            {one.stored && one.delegation && (
              <p role="status">
                {parent?.delegation
                  ? t('import.sub.stored', { delegation: one.delegation.name, to: parent.delegation.name })
                  : t('import.author.stored', { delegation: one.delegation.name })}
              </p>
            )}
            {choosing && isFirst(one) && (
              <DelegationField
                committee={committee}
                label={t('import.author.delegation')}
                none={t('import.author.none')}
                value={movers[one.by] ?? ''}
                onChange={(delegation) => choosing.match(one.by, delegation)}
              />
            )}
            {choosing && !isFirst(one) && (
              <Again name={delegations.find(({ id }) => id === movers[one.by])?.name} />
            )}
            {choosing && parent && (
              <LeaveOut
                parent={parent}
                hasPlace={!movers[one.by] || isTaken(parent, movers, left)}
                isLeft={left.includes(one.id)}
                onChange={(isLeft) => choosing.leave(one.id, isLeft)}
              />
            )}
          </article>
        );
      })}
    </section>
  );
}

/** Whose insertion the changes are made in, and what they become. */
function Inside({ parent }: { parent: Proposal }) {
  const rich = useRichText();
  return <p>{rich('import.sub.to', { by: <bdi key="by">{parent.by}</bdi> })}</p>;
}

/** Whose further changes of an author are, chosen at the first of them. */
function Again({ name }: { name: string | undefined }) {
  const t = useText();
  return (
    <p className="small soft">
      {name ? t('import.author.again', { delegation: name }) : t('import.author.againNone')}
    </p>
  );
}

interface LeaveOutProps {
  parent: Proposal;
  hasPlace: boolean;
  isLeft: boolean;
  onChange: (isLeft: boolean) => void;
}

/** Changes of another's insertion have a place only where that one is stored. */
function LeaveOut({ parent, hasPlace, isLeft, onChange }: LeaveOutProps) {
  const t = useText();
  const rich = useRichText();
  return (
    <>
      {!hasPlace && !isLeft && (
        <div className="notice notice-warn">
          <p>{rich('import.sub.homeless', { by: <bdi key="by">{parent.by}</bdi> })}</p>
        </div>
      )}
      <Check checked={isLeft} onChange={(event) => onChange(event.target.checked)}>
        {t('import.sub.leave')}
      </Check>
    </>
  );
}

function isTaken(one: Proposal, movers: AuthorsProps['movers'], left: readonly string[]): boolean {
  return Boolean(movers[one.by]) && !left.includes(one.id);
}

/** Whom the server offers for each author: the delegation of that name. */
export function offered(proposals: Proposal[]): Record<string, string> {
  return Object.fromEntries(
    proposals.filter((one) => one.delegation).map((one) => [one.by, one.delegation?.id ?? '']),
  );
}
