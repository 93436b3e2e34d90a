import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { SelectField, TextField } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

type Member = Schemas['GroupMember'];
/** A line of the form; its key stays while its delegation and days change. */
type Line = Member & { key: number };

interface GroupDialogProps {
  committee: string;
  group: Schemas['Delegation'];
  found: Schemas['GroupMembers'];
  delegations: readonly Schemas['Delegation'][];
  onClose: () => void;
}

/** The members of a group, each from a day to a day. */
export function GroupDialog({ committee, group, found, delegations, onClose }: GroupDialogProps) {
  const t = useText();
  const toasts = useToasts();
  const [lines, setLines] = useState<Line[]>(() => found.members.map((one, key) => ({ ...one, key })));
  const [added, setAdded] = useState('');
  const save = useWrite({
    write: () =>
      take(
        api.PUT('/delegations/{delegation}/members', {
          params: { path: { delegation: group.id }, header: { 'If-Match': found.etag } },
          body: { members: lines.map(memberOf) },
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: () => {
      toasts.done(t('groups.saved', { name: group.name }));
      onClose();
    },
  });
  const possible = delegations.filter((one) => one.kind !== 'group');
  const change = (key: number, part: Partial<Member>) =>
    setLines((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = (delegation_id: string) => {
    setLines((now) => [...now, { key: Math.max(-1, ...now.map((one) => one.key)) + 1, delegation_id }]);
    setAdded('');
  };
  return (
    <Confirm
      wide
      title={t('groups.change', { name: group.name })}
      isOpen
      onClose={onClose}
      action={t('action.save')}
      isDisabled={save.isPending}
      onConfirm={() => save.mutate(undefined)}
    >
      <p className="soft small">{t('groups.daysHint')}</p>
      <ul className="group-lines">
        {lines.map((line) => (
          <MemberLine
            key={line.key}
            line={line}
            name={possible.find((one) => one.id === line.delegation_id)?.name ?? ''}
            onChange={(part) => change(line.key, part)}
            onRemove={() => setLines((now) => now.filter((one) => one.key !== line.key))}
          />
        ))}
      </ul>
      <SelectField label={t('groups.add')} value={added} onChange={(event) => add(event.target.value)}>
        <option value="">{t('amend.choose')}</option>
        {possible.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
    </Confirm>
  );
}

/** Days that are not given are left out. */
function memberOf({ delegation_id, from, until }: Line): Member {
  return { delegation_id, ...(from ? { from } : {}), ...(until ? { until } : {}) };
}

interface MemberLineProps {
  line: Line;
  name: string;
  onChange: (part: Partial<Member>) => void;
  onRemove: () => void;
}

function MemberLine({ line, name, onChange, onRemove }: MemberLineProps) {
  const t = useText();
  return (
    <li className="group-line">
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <TextField
        label={t('groups.firstDay')}
        type="date"
        value={line.from ?? ''}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <TextField
        label={t('groups.lastDay')}
        type="date"
        value={line.until ?? ''}
        onChange={(event) => onChange({ until: event.target.value })}
      />
      <Button small look="quiet" aria-label={t('groups.remove', { name })} onPress={onRemove}>
        {t('action.remove')}
      </Button>
    </li>
  );
}
