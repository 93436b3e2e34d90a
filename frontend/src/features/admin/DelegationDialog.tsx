import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { TextField } from '@/ui/Field';
import { useWrite } from '@/ui/useWrite';
import { KindField } from './KindField';

interface DelegationDialogProps {
  committee: string;
  delegation: Schemas['Delegation'];
  onClose: () => void;
}

/** Another name, code or kind for a delegation. */
export function DelegationDialog({ committee, delegation, onClose }: DelegationDialogProps) {
  const t = useText();
  const [name, setName] = useState(delegation.name);
  const [code, setCode] = useState(delegation.code ?? '');
  const [kind, setKind] = useState(delegation.kind);
  const save = useWrite({
    write: () =>
      take(
        api.PUT('/delegations/{delegation}', {
          params: { path: { delegation: delegation.id } },
          body: { name, code, kind },
        }),
      ),
    refresh: [queries.keys.committee(committee), ['me']],
    onDone: onClose,
  });
  return (
    <Confirm
      title={t('delegations.change', { name: delegation.name })}
      isOpen
      onClose={onClose}
      action={t('action.save')}
      isDisabled={save.isPending || name.trim() === ''}
      onConfirm={() => save.mutate(undefined)}
    >
      <p className="soft small">{t('delegations.change.explain')}</p>
      <TextField
        label={t('admin.delegationName')}
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
    </Confirm>
  );
}
