import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { Loaded } from '@/ui/Loading';
import { useWrite } from '@/ui/useWrite';

/** The invitations that nobody has accepted yet; each can be taken back. */
export function OpenInvitations({ committee }: { committee: string }) {
  const t = useText();
  const query = useQuery(queries.invitations(committee));
  const [leaving, setLeaving] = useState<Schemas['OpenInvitation']>();
  const takeBack = useWrite({
    write: (invitation: string) =>
      take(
        api.DELETE('/committees/{committee}/invitations/{invitation}', {
          params: { path: { committee, invitation } },
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: () => setLeaving(undefined),
  });
  return (
    <div className="stack stack-tight">
      <h3>{t('invitations.open')}</h3>
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <p className="soft">{t('invitations.none')}</p>
          ) : (
            <ul className="entries">
              {list.map((one) => (
                <OpenInvitation key={one.id} invitation={one} onTakeBack={() => setLeaving(one)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Confirm
        title={t('invitations.takeBack.ask', { email: leaving?.email ?? '' })}
        action={t('invitations.takeBack')}
        danger
        isOpen={leaving !== undefined}
        isDisabled={takeBack.isPending}
        onConfirm={() => leaving && takeBack.mutate(leaving.id)}
        onClose={() => setLeaving(undefined)}
      >
        <p>{t('invitations.takeBack.explain')}</p>
      </Confirm>
    </div>
  );
}

interface OpenInvitationProps {
  invitation: Schemas['OpenInvitation'];
  onTakeBack: () => void;
}

function OpenInvitation({ invitation, onTakeBack }: OpenInvitationProps) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  return (
    <li className="row row-spread">
      <span>
        {invitation.email || t('invitations.anybody')}
        {' · '}
        {t(`role.${invitation.role}`)}
        {invitation.delegation && (
          <>
            {' · '}
            <bdi>{invitation.delegation.name}</bdi>
          </>
        )}
        <span className="small soft">
          {' · '}
          {t('invitations.until', { day: times.date(invitation.expires_at) })}
        </span>
      </span>
      <Button
        small
        look="quiet"
        aria-label={t('invitations.takeBack.ask', { email: invitation.email })}
        onPress={onTakeBack}
      >
        {t('invitations.takeBack')}
      </Button>
    </li>
  );
}
