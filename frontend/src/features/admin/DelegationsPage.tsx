import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { AddDelegation } from './AddDelegation';
import { useAdministered } from './AdminPage';
import { DelegationDialog } from './DelegationDialog';
import { FromCatalogue } from './FromCatalogue';
import { FromList } from './FromList';
import { Groups } from './Groups';

/** `/admin/delegations`: who is in the committee, its groups, and three ways to add delegations. */
export function DelegationsPage() {
  const t = useText();
  const committee = useAdministered();
  const query = useQuery(queries.delegations(committee.id));
  const [changed, setChanged] = useState<Schemas['Delegation']>();
  return (
    <>
      <section className="card stack" aria-labelledby="delegations">
        <h2 id="delegations">{t('admin.delegations')}</h2>
        <Loaded query={query}>
          {(list) =>
            list.length === 0 ? (
              <p className="soft">{t('admin.delegations.none')}</p>
            ) : (
              <DelegationChips delegations={list} onChange={setChanged} />
            )
          }
        </Loaded>
        <AddDelegation committee={committee.id} />
      </section>
      <Groups committee={committee.id} delegations={query.data ?? []} />
      <FromCatalogue committee={committee.id} delegations={query.data ?? []} />
      <FromList committee={committee.id} />
      {changed && (
        <DelegationDialog
          committee={committee.id}
          delegation={changed}
          onClose={() => setChanged(undefined)}
        />
      )}
    </>
  );
}

interface DelegationChipsProps {
  delegations: readonly Schemas['Delegation'][];
  onChange: (delegation: Schemas['Delegation']) => void;
}

/** All delegations, by kind; each can be opened to change it. */
function DelegationChips({ delegations, onChange }: DelegationChipsProps) {
  const t = useText();
  return (
    <>
      {(['member', 'observer', 'organization', 'group'] as const).map((kind) => {
        const ofKind = delegations.filter((one) => one.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <div key={kind} className="stack stack-tight">
            <h3>
              {t(`delegations.${kind}`)} <span className="soft number">{ofKind.length}</span>
            </h3>
            <ul className="chips">
              {ofKind.map((one) => (
                <li key={one.id}>
                  <Button
                    small
                    className="chip"
                    aria-label={t('delegations.change', { name: one.name })}
                    onPress={() => onChange(one)}
                  >
                    <bdi>{one.name}</bdi>
                    {one.code && <span className="small soft">{one.code}</span>}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}
