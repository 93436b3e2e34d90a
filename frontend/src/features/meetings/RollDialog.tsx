import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { Check } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

interface RollDialogProps {
  committee: string;
  meeting: Schemas['Meeting'];
  onClose: () => void;
}

/** The roll: who is present, in English order, members before the others. */
export function RollDialog({ committee, meeting, onClose }: RollDialogProps) {
  const t = useText();
  const toasts = useToasts();
  const query = useQuery(queries.delegations(committee));
  const [present, setPresent] = useState<ReadonlySet<string>>(() => new Set(meeting.present));
  const call = useWrite({
    write: () =>
      take(
        api.PUT('/meetings/{meeting}/roll', {
          params: { path: { meeting: meeting.id }, header: { 'If-Match': meeting.etag } },
          body: { present: [...present] },
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: () => {
      toasts.done(t('roll.done'));
      onClose();
    },
  });
  const callable = (query.data ?? []).filter((one) => one.kind !== 'group');
  const members = callable.filter((one) => one.kind === 'member');
  const toggle = (id: string, isPresent: boolean) =>
    setPresent((now) => {
      const next = new Set(now);
      if (isPresent) next.add(id);
      else next.delete(id);
      return next;
    });
  return (
    <Confirm
      wide
      title={t('roll.title', { number: meeting.number })}
      isOpen
      onClose={onClose}
      action={t('roll.note')}
      isDisabled={call.isPending}
      onConfirm={() => call.mutate(undefined)}
    >
      <div className="row row-spread">
        <p role="status">
          {t('meeting.present', {
            count: members.filter((one) => present.has(one.id)).length,
            members: members.length,
          })}
        </p>
        <span className="actions">
          <Button small onPress={() => setPresent(new Set(callable.map((one) => one.id)))}>
            {t('roll.all')}
          </Button>
          <Button small onPress={() => setPresent(new Set())}>
            {t('roll.none')}
          </Button>
        </span>
      </div>
      <Loaded query={query}>
        {() => (
          <>
            <Names title={t('roll.members')} delegations={members} present={present} onToggle={toggle} />
            <Names
              title={t('roll.others')}
              delegations={callable.filter((one) => one.kind !== 'member')}
              present={present}
              onToggle={toggle}
            />
          </>
        )}
      </Loaded>
    </Confirm>
  );
}

interface NamesProps {
  title: string;
  delegations: readonly Schemas['Delegation'][];
  present: ReadonlySet<string>;
  onToggle: (id: string, isPresent: boolean) => void;
}

function Names({ title, delegations, present, onToggle }: NamesProps) {
  if (delegations.length === 0) return null;
  return (
    <fieldset className="fieldset">
      <legend>{title}</legend>
      <div className="columns">
        {delegations.map((one) => (
          <Check
            key={one.id}
            checked={present.has(one.id)}
            onChange={(event) => onToggle(one.id, event.target.checked)}
          >
            <bdi>{one.name}</bdi>
          </Check>
        ))}
      </div>
    </fieldset>
  );
}
