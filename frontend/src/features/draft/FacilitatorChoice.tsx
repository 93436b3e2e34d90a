import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { SelectField } from '@/ui/Field';
import { useWrite } from '@/ui/useWrite';

/** The chair and the secretariat name the person who conducts the negotiation. */
export function FacilitatorChoice({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button small look="quiet" onPress={() => setIsOpen(true)}>
        {t('stage.nameFacilitator')}
      </Button>
      {isOpen && <Choice page={page} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function Choice({ page, onClose }: { page: Schemas['DraftPage']; onClose: () => void }) {
  const t = useText();
  const { draft, stage } = page;
  const [person, setPerson] = useState(stage.facilitator?.id ?? '');
  const members = useQuery(queries.members(draft.committee_id)).data ?? [];
  const name = useWrite({
    write: (personId: string) =>
      take(
        api.PUT('/drafts/{draft}/facilitator', {
          params: { path: { draft: draft.id } },
          body: { person_id: personId },
        }),
      ),
    refresh: [queries.keys.draft(draft.id)],
    onDone: onClose,
  });
  return (
    <Confirm
      title={t('stage.nameFacilitator')}
      action={t('action.save')}
      isOpen
      isDisabled={name.isPending}
      onConfirm={() => name.mutate(person)}
      onClose={onClose}
    >
      <SelectField
        label={t('stage.facilitator.person')}
        hint={t('stage.facilitator.hint')}
        value={person}
        onChange={(event) => setPerson(event.target.value)}
      >
        <option value="">{t('stage.facilitator.nobody')}</option>
        {members
          .filter((one) => one.role !== 'reader')
          .map((one) => (
            <option key={one.person_id} value={one.person_id}>
              {one.person_name}
            </option>
          ))}
      </SelectField>
    </Confirm>
  );
}
