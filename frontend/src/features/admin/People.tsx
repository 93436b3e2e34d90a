import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { Loaded } from '@/ui/Loading';
import { useWrite } from '@/ui/useWrite';
import { RoleDialog } from './RoleDialog';

type Membership = Schemas['Membership'];

/** Who holds which role; a role can be changed or taken away. */
export function People({ committee }: { committee: string }) {
  const t = useText();
  const query = useQuery(queries.members(committee));
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  const [leaving, setLeaving] = useState<Membership>();
  const [changing, setChanging] = useState<Membership>();
  const remove = useWrite({
    write: (person: string) =>
      take(
        api.DELETE('/committees/{committee}/members/{person}', { params: { path: { committee, person } } }),
      ),
    refresh: [queries.keys.committee(committee), ['me']],
    onDone: () => setLeaving(undefined),
  });
  return (
    <section className="card stack" aria-labelledby="people">
      <h2 id="people">{t('admin.people')}</h2>
      <Loaded query={query}>
        {(list) => (
          <PeopleTable people={list} delegations={delegations} onChange={setChanging} onRemove={setLeaving} />
        )}
      </Loaded>
      {changing && (
        <RoleDialog committee={committee} membership={changing} onClose={() => setChanging(undefined)} />
      )}
      <Confirm
        title={t('admin.removePerson', { name: leaving?.person_name ?? '' })}
        action={t('action.remove')}
        danger
        isOpen={leaving !== undefined}
        isDisabled={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving.person_id)}
        onClose={() => setLeaving(undefined)}
      >
        <p>{leaving && t(`role.${leaving.role}`)}</p>
      </Confirm>
    </section>
  );
}

interface PeopleTableProps {
  people: readonly Membership[];
  delegations: readonly Schemas['Delegation'][];
  onChange: (membership: Membership) => void;
  onRemove: (membership: Membership) => void;
}

function PeopleTable({ people, delegations, onChange, onRemove }: PeopleTableProps) {
  const t = useText();
  const kinds = new Map(delegations.map((one) => [one.id, one.kind]));
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('admin.name')}</th>
            <th scope="col">{t('login.email')}</th>
            <th scope="col">{t('admin.role')}</th>
            <th scope="col">{t('admin.delegation')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('people.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.person_id}>
              <td dir="auto">{one.person_name}</td>
              <td>{one.email}</td>
              <td>{t(`role.${one.role}`)}</td>
              <td>
                {one.delegation && <bdi>{one.delegation.name}</bdi>}{' '}
                <Standing kind={kinds.get(one.delegation?.id ?? '')} />
              </td>
              <td>
                <span className="actions">
                  <Button
                    small
                    look="quiet"
                    aria-label={t('people.change.of', { name: one.person_name })}
                    onPress={() => onChange(one)}
                  >
                    {t('people.change')}
                  </Button>
                  <Button
                    small
                    look="quiet"
                    aria-label={t('admin.removePerson', { name: one.person_name })}
                    onPress={() => onRemove(one)}
                  >
                    {t('action.remove')}
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a delegate of anything but a member is: the kind of the delegation decides over rights. */
function Standing({ kind }: { kind: Schemas['DelegationKind'] | undefined }) {
  const t = useText();
  if (!kind || kind === 'member') return null;
  return <span className="badge">{t(`delegation.${kind}`)}</span>;
}
