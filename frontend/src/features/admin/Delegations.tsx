import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { SelectField, TextField } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { useWrite } from '@/ui/useWrite';

type Kind = Schemas['DelegationKind'];
const kinds: readonly Kind[] = ['member', 'observer', 'organization', 'group'];

/** The delegations of a committee, and the adding of one. */
export function Delegations({ committee }: { committee: string }) {
  const t = useText();
  const query = useQuery(queries.delegations(committee));
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('member');
  const add = useWrite({
    write: () =>
      take(
        api.POST('/committees/{committee}/delegations', {
          params: { path: { committee }, header: { 'Idempotency-Key': newKey() } },
          body: { name, kind },
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: () => setName(''),
  });
  return (
    <section className="card stack" aria-labelledby="delegations">
      <h2 id="delegations">{t('admin.delegations')}</h2>
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <p className="soft">{t('admin.delegations.none')}</p>
          ) : (
            <ul className="chips">
              {list.map((one) => (
                <li key={one.id} className="chip">
                  <bdi>{one.name}</bdi>
                  {one.kind !== 'member' && (
                    <span className="small soft"> {t(`delegation.${one.kind}`)}</span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <form
        className="form-row"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(undefined);
        }}
      >
        <TextField
          label={t('admin.delegationName')}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t('admin.kind')}
          value={kind}
          onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'member')}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`delegation.${one}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" isDisabled={add.isPending}>
          {t('action.add')}
        </Button>
      </form>
    </section>
  );
}
