import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { GroupDialog } from './GroupDialog';

interface GroupsProps {
  committee: string;
  delegations: readonly Schemas['Delegation'][];
}

/** The groups of the committee with their members; only who is one on the day speaks on a group's behalf. */
export function Groups({ committee, delegations }: GroupsProps) {
  const t = useText();
  const groups = delegations.filter((one) => one.kind === 'group');
  if (groups.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="groups">
      <h2 id="groups">{t('groups.title')}</h2>
      <p className="soft">{t('groups.explain')}</p>
      {groups.map((group) => (
        <GroupEntry key={group.id} committee={committee} group={group} delegations={delegations} />
      ))}
    </section>
  );
}

interface GroupEntryProps extends GroupsProps {
  group: Schemas['Delegation'];
}

function GroupEntry({ committee, group, delegations }: GroupEntryProps) {
  const t = useText();
  const query = useQuery(queries.groupMembers(committee, group.id));
  const [isChanging, setChanging] = useState(false);
  const names = new Map(delegations.map((one) => [one.id, one.name]));
  return (
    <div className="stack stack-tight group">
      <div className="row row-spread">
        <h3 dir="auto">{group.name}</h3>
        <Button
          small
          isDisabled={!query.data}
          aria-label={t('groups.change', { name: group.name })}
          onPress={() => setChanging(true)}
        >
          {t('groups.members')}
        </Button>
      </div>
      <Loaded query={query}>
        {({ members }) =>
          members.length === 0 ? (
            <p className="soft">{t('groups.none')}</p>
          ) : (
            <ul className="chips">
              {members.map((one) => (
                <li key={`${one.delegation_id} ${one.from}`} className="chip">
                  <bdi>{names.get(one.delegation_id)}</bdi> <Days member={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isChanging && query.data && (
        <GroupDialog
          committee={committee}
          group={group}
          found={query.data}
          delegations={delegations}
          onClose={() => setChanging(false)}
        />
      )}
    </div>
  );
}

function Days({ member }: { member: Schemas['GroupMember'] }) {
  const t = useText();
  const times = useTimes('UTC');
  const { from, until } = member;
  if (!from && !until) return null;
  return (
    <span className="small soft">
      {from && t('groups.from', { day: times.date(from) })}{' '}
      {until && t('groups.until', { day: times.date(until) })}
    </span>
  );
}
