import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { Loaded } from '@/ui/Loading';
import { useWrite } from '@/ui/useWrite';

/** Who holds which role; a role can be taken away. */
export function People({ committee }: { committee: string }) {
  const t = useText();
  const query = useQuery(queries.members(committee));
  const [leaving, setLeaving] = useState<Schemas['Membership']>();
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
      <Loaded query={query}>{(list) => <PeopleTable people={list} onRemove={setLeaving} />}</Loaded>
      <Confirm
        title={t('admin.removePerson', { name: leaving?.person_name ?? '' })}
        action={t('action.remove')}
        danger
        isOpen={leaving !== undefined}
        isBusy={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving.person_id)}
        onClose={() => setLeaving(undefined)}
      >
        <p>{leaving && t(`role.${leaving.role}`)}</p>
      </Confirm>
    </section>
  );
}

interface PeopleTableProps {
  people: readonly Schemas['Membership'][];
  onRemove: (membership: Schemas['Membership']) => void;
}

function PeopleTable({ people, onRemove }: PeopleTableProps) {
  const t = useText();
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
              <span className="visually-hidden">{t('action.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.person_id}>
              <td dir="auto">{one.person_name}</td>
              <td>{one.email}</td>
              <td>{t(`role.${one.role}`)}</td>
              <td>{one.delegation && <bdi>{one.delegation.name}</bdi>}</td>
              <td>
                <Button
                  small
                  look="quiet"
                  aria-label={t('admin.removePerson', { name: one.person_name })}
                  onPress={() => onRemove(one)}
                >
                  {t('action.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
