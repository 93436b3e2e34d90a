import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { SelectField, TextField } from '@/ui/Field';
import { ForGroup } from '@/ui/ForGroup';
import { useWrite } from '@/ui/useWrite';

/** The secretariat gives the draft its symbol and its main sponsor. */
export function DetailsChoice({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button small look="quiet" onPress={() => setIsOpen(true)}>
        {t('stage.details')}
      </Button>
      {isOpen && <Choice page={page} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function Choice({ page, onClose }: { page: Schemas['DraftPage']; onClose: () => void }) {
  const t = useText();
  const { draft, may } = page;
  const [symbol, setSymbol] = useState(draft.symbol);
  const [sponsor, setSponsor] = useState(draft.main_sponsor_id ?? '');
  const [group, setGroup] = useState(draft.on_behalf_of_id ?? '');
  const delegations = useQuery(queries.delegations(draft.committee_id)).data ?? [];
  const namesSponsor = may.includes('name_main_sponsor');
  const change = useWrite({
    write: () =>
      take(
        api.PATCH('/drafts/{draft}', {
          params: { path: { draft: draft.id } },
          body: {
            symbol: symbol.trim(),
            ...(namesSponsor ? { main_sponsor_id: sponsor, on_behalf_of_id: sponsor && group } : {}),
          },
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    onDone: onClose,
  });
  return (
    <Confirm
      title={t('stage.details')}
      action={t('action.save')}
      isOpen
      isDisabled={change.isPending}
      onConfirm={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <TextField
        label={t('stage.symbol')}
        value={symbol}
        onChange={(event) => setSymbol(event.target.value)}
      />
      {namesSponsor && (
        <>
          <SelectField
            label={t('sponsors.main')}
            hint={t('stage.details.sponsorHint')}
            value={sponsor}
            onChange={(event) => {
              setSponsor(event.target.value);
              setGroup('');
            }}
          >
            <option value="">{t('stage.details.noSponsor')}</option>
            {delegations
              .filter((one) => one.kind !== 'group')
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
          </SelectField>
          {sponsor && (
            <ForGroup
              committee={draft.committee_id}
              recordedFor={sponsor}
              value={group}
              onChange={setGroup}
            />
          )}
        </>
      )}
    </Confirm>
  );
}
