import { useState } from 'react';
import { api, newKey, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { useWrite } from '@/ui/useWrite';
import { type Kind, KindField } from './KindField';

/** Adds one delegation. */
export function AddDelegation({ committee }: { committee: string }) {
  const t = useText();
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [kind, setKind] = useState<Kind>('member');
  const add = useWrite({
    write: () =>
      take(
        api.POST('/committees/{committee}/delegations', {
          params: { path: { committee }, header: { 'Idempotency-Key': newKey() } },
          body: { name, code, kind },
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: () => {
      setName('');
      setCode('');
    },
  });
  return (
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
      <TextField
        label={t('delegations.code')}
        maxLength={16}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <KindField value={kind} onChange={setKind} />
      <Button type="submit" isDisabled={add.isPending}>
        {t('action.add')}
      </Button>
    </form>
  );
}
