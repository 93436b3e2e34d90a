import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { nest } from '@/lib/nesting';
import { isUndecided } from '@/lib/pending';
import { AmendmentBox } from '@/ui/AmendmentBox';
import { AmendmentTree } from '@/ui/AmendmentTree';
import { SelectField } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';

const statuses: readonly Schemas['AmendmentStatus'][] = [
  'drafted',
  'submitted',
  'admitted',
  'not_admitted',
  'needs_rebase',
  'merged_into',
  'incorporated_by_sponsor',
  'put',
  'adopted',
  'adopted_as_amended',
  'rejected',
  'not_put_implied_rejection',
  'moot',
  'withdrawn',
  'lapsed',
];

/** `/drafts/:id/amendments`: all of them, filtered by what the address says. */
export function AmendmentsPage() {
  const { id = '' } = useParams();
  const t = useText();
  const draft = useQuery(queries.draft(id)).data;
  const amendments = useQuery(queries.amendments(id));
  const [search, setSearch] = useSearchParams();
  const filter = {
    status: search.get('status') ?? '',
    delegation: search.get('delegation') ?? '',
    clause: search.get('clause') ?? '',
  };
  const set = (name: keyof typeof filter, value: string) => {
    const next = { ...filter, [name]: value };
    setSearch(Object.fromEntries(Object.entries(next).filter(([, one]) => one)), { replace: true });
  };

  return (
    <Loaded query={amendments}>
      {(list) => {
        const shown = list.filter((page) => matches(page, filter));
        return (
          <div className="stack">
            <div className="row filters">
              <SelectField
                label={t('filter.status')}
                value={filter.status}
                onChange={(event) => set('status', event.target.value)}
              >
                <option value="">{t('filter.all')}</option>
                <option value="undecided">{t('filter.undecided')}</option>
                {statuses.map((status) => (
                  <option key={status} value={status}>
                    {t(`amendment.status.${status}`)}
                  </option>
                ))}
              </SelectField>
              <SelectField
                label={t('filter.delegation')}
                value={filter.delegation}
                onChange={(event) => set('delegation', event.target.value)}
              >
                <option value="">{t('filter.all')}</option>
                {delegationsOf(list).map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
              <SelectField
                label={t('filter.clause')}
                value={filter.clause}
                onChange={(event) => set('clause', event.target.value)}
              >
                <option value="">{t('filter.all')}</option>
                {draft?.layout.lines
                  .filter((line) => list.some((page) => page.amendment.clauses.includes(line.clause)))
                  .map((line) => (
                    <option key={line.clause} value={line.clause}>
                      {`${line.label} ${line.parts.map((part) => part.text).join('')}`.slice(0, 60)}
                    </option>
                  ))}
              </SelectField>
              <span className="soft number" role="status">
                {t('filter.count', { count: shown.length })}
              </span>
            </div>
            {shown.length === 0 && (
              <p className="empty">{t(list.length ? 'filter.none' : 'amendments.none')}</p>
            )}
            <div className="box-grid">
              {nest(shown).map((nested) => (
                <AmendmentTree
                  key={nested.page.amendment.id}
                  nested={nested}
                  box={({ page }) => <AmendmentBox page={page} lang={draft?.layout.lang ?? ''} />}
                />
              ))}
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}

interface Filter {
  status: string;
  delegation: string;
  clause: string;
}

function matches(page: Schemas['AmendmentPage'], { status, delegation, clause }: Filter): boolean {
  const { amendment } = page;
  if (status === 'undecided' && !isUndecided(page)) return false;
  if (status && status !== 'undecided' && amendment.status !== status) return false;
  if (delegation && amendment.delegation?.id !== delegation) return false;
  return !clause || amendment.clauses.includes(clause);
}

function delegationsOf(list: readonly Schemas['AmendmentPage'][]): Schemas['DelegationName'][] {
  const found = new Map<string, Schemas['DelegationName']>();
  for (const { amendment } of list) {
    if (amendment.delegation) found.set(amendment.delegation.id, amendment.delegation);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}
