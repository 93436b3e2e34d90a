import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { SelectField, TextField } from '@/ui/Field';
import { useWrite } from '@/ui/useWrite';

/** The principal organs, as the report names them. */
const organs = {
  'General Assembly': 'addressee.organ.assembly',
  'Economic and Social Council': 'addressee.organ.economic',
  'Security Council': 'addressee.organ.security',
  'Trusteeship Council': 'addressee.organ.trusteeship',
} as const;

const isPrincipal = (organ: string): organ is keyof typeof organs => Object.hasOwn(organs, organ);

/** Names an organ to the reader; an empty one is the committee itself. */
function useOrganName() {
  const t = useText();
  const { committee } = useCommittee();
  return (organ = '') => (isPrincipal(organ) ? t(organs[organ]) : organ || (committee?.name ?? ''));
}

/** Those that the report leaves out. */
const leftOut: readonly Schemas['DraftStatus'][] = ['rejected', 'no_action', 'withdrawn'];

/**
 * Which organ must act on the text: as the secretariat said, else as its words have it. That nobody else must is
 * told where it was said by hand; where an imported report placed the text, that report tells.
 */
export function Addressee({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const nameOf = useOrganName();
  const { draft, stage } = page;
  const organ = draft.addressee ? draft.addressee.organ : stage.worded_for;
  if (draft.section || leftOut.includes(draft.status)) return null;
  if (!organ) return draft.addressee ? <li>{t('addressee.own')}</li> : null;
  return (
    <li>
      {t('addressee.by')} <bdi>{nameOf(organ)}</bdi>
    </li>
  );
}

/** The secretariat says who must act on the text, in whose section the report has it. */
export function AddresseeChoice({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button small look="quiet" onPress={() => setIsOpen(true)}>
        {t('addressee.change')}
      </Button>
      {isOpen && <Choice page={page} onClose={() => setIsOpen(false)} />}
    </>
  );
}

/** What is chosen: a kind without an organ, a principal organ, or another one that is named. */
const other = 'other';

function chosenFor({ kind, organ = '' }: Schemas['Addressee']): string {
  if (kind !== 'organ') return kind;
  return isPrincipal(organ) ? organ : other;
}

function addresseeFor(chosen: string, name: string): Schemas['Addressee'] {
  if (chosen === '' || chosen === 'committee') return { kind: chosen };
  return { kind: 'organ', organ: chosen === other ? name.trim() : chosen };
}

function Choice({ page, onClose }: { page: Schemas['DraftPage']; onClose: () => void }) {
  const t = useText();
  const nameOf = useOrganName();
  const { draft, stage } = page;
  const said = draft.addressee ?? { kind: '' };
  const [chosen, setChosen] = useState(chosenFor(said));
  const [name, setName] = useState(said.organ ?? '');
  const change = useWrite({
    write: () =>
      take(
        api.PUT('/drafts/{draft}/addressee', {
          params: { path: { draft: draft.id } },
          body: addresseeFor(chosen, name),
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    onDone: onClose,
  });
  return (
    <Confirm
      title={t('addressee.change')}
      action={t('action.save')}
      isOpen
      isDisabled={change.isPending || (chosen === other && name.trim() === '')}
      onConfirm={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <SelectField
        label={t('addressee.label')}
        hint={t('addressee.hint')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">{t('addressee.asWorded', { organ: nameOf(stage.worded_for) })}</option>
        <option value="committee">{t('addressee.committee')}</option>
        {Object.keys(organs).map((organ) => (
          <option key={organ} value={organ}>
            {nameOf(organ)}
          </option>
        ))}
        <option value={other}>{t('addressee.other')}</option>
      </SelectField>
      {chosen === other && (
        <TextField
          label={t('addressee.name')}
          hint={t('addressee.nameHint')}
          value={name}
          maxLength={300}
          onChange={(event) => setName(event.target.value)}
        />
      )}
    </Confirm>
  );
}
