import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useLanguage, useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Check, SelectField, TextField } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { found, type Narrowing } from './catalogue';

interface FromCatalogueProps {
  committee: string;
  delegations: readonly Schemas['Delegation'][];
}

/** The delegations of the United Nations to choose from: all, a regional group, or one by one. */
export function FromCatalogue({ committee, delegations }: FromCatalogueProps) {
  const t = useText();
  const { language } = useLanguage();
  const query = useQuery(queries.delegationCatalogue(language));
  return (
    <section className="card stack" aria-labelledby="catalogue">
      <h2 id="catalogue">{t('catalogue.title')}</h2>
      <p className="soft">{t('catalogue.explain')}</p>
      <Loaded query={query}>
        {(catalogue) => <Choice committee={committee} catalogue={catalogue} present={delegations} />}
      </Loaded>
    </section>
  );
}

interface ChoiceProps {
  committee: string;
  catalogue: Schemas['DelegationCatalogue'];
  present: readonly Schemas['Delegation'][];
}

function Choice({ committee, catalogue, present }: ChoiceProps) {
  const t = useText();
  const toasts = useToasts();
  const [narrowing, setNarrowing] = useState<Narrowing>({ words: '', part: 'member' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [kind, setKind] = useState<'' | 'member' | 'observer'>('');
  const add = useWrite({
    write: () =>
      take(
        api.POST('/committees/{committee}/delegations/bulk', {
          params: { path: { committee }, header: { 'Idempotency-Key': newKey() } },
          body: { catalogue: [...chosen], ...(kind ? { kind } : {}) },
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: ({ items }) => {
      setChosen(new Set());
      toasts.done(t('catalogue.added', { count: items.length }));
    },
  });
  const there = new Set(present.flatMap((one) => [one.name, one.code ?? '']));
  const shown = found(catalogue.items, narrowing);
  const free = shown.filter((one) => !there.has(one.code) && !there.has(one.name));
  const toggle = (code: string, isChosen: boolean) =>
    setChosen((now) => {
      const next = new Set(now);
      if (isChosen) next.add(code);
      else next.delete(code);
      return next;
    });
  return (
    <>
      <div className="form-row">
        <TextField
          label={t('catalogue.search')}
          type="search"
          value={narrowing.words}
          onChange={(event) => setNarrowing({ ...narrowing, words: event.target.value })}
        />
        <SelectField
          label={t('catalogue.part')}
          value={narrowing.part}
          onChange={(event) => setNarrowing({ ...narrowing, part: event.target.value })}
        >
          <option value="">{t('catalogue.everything')}</option>
          <option value="member">{t('delegations.member')}</option>
          {catalogue.groups
            .filter((group) => group.members.length > 0)
            .map((group) => (
              <option key={group.code} value={group.code}>
                {t(`region.${group.code}`)}
              </option>
            ))}
          <option value="observer">{t('delegations.observer')}</option>
          <option value="organization">{t('delegations.organization')}</option>
        </SelectField>
      </div>
      <div className="row row-spread">
        <p role="status">{t('catalogue.chosen', { count: chosen.size, shown: shown.length })}</p>
        <span className="actions">
          <Button small onPress={() => setChosen((now) => new Set([...now, ...free.map((one) => one.code)]))}>
            {t('catalogue.chooseShown')}
          </Button>
          <Button small onPress={() => setChosen(new Set())}>
            {t('catalogue.chooseNone')}
          </Button>
        </span>
      </div>
      <fieldset className="fieldset catalogue">
        <legend className="visually-hidden">{t('catalogue.title')}</legend>
        <div className="columns">
          {shown.map((one) => (
            <CatalogueEntry
              key={one.code}
              entry={one}
              isThere={!free.includes(one)}
              isChosen={chosen.has(one.code)}
              onToggle={toggle}
            />
          ))}
        </div>
      </fieldset>
      <div className="form-row">
        <SelectField
          label={t('catalogue.as')}
          value={kind}
          onChange={(event) =>
            setKind(
              event.target.value === 'member' || event.target.value === 'observer' ? event.target.value : '',
            )
          }
        >
          <option value="">{t('catalogue.asListed')}</option>
          <option value="member">{t('delegations.member')}</option>
          <option value="observer">{t('delegations.observer')}</option>
        </SelectField>
        <Button
          look="primary"
          isDisabled={add.isPending || chosen.size === 0}
          onPress={() => add.mutate(undefined)}
        >
          {t('catalogue.add', { count: chosen.size })}
        </Button>
      </div>
    </>
  );
}

interface CatalogueEntryProps {
  entry: Schemas['CatalogueDelegation'];
  isThere: boolean;
  isChosen: boolean;
  onToggle: (code: string, isChosen: boolean) => void;
}

function CatalogueEntry({ entry, isThere, isChosen, onToggle }: CatalogueEntryProps) {
  const t = useText();
  return (
    <Check
      checked={isChosen}
      disabled={isThere}
      onChange={(event) => onToggle(entry.code, event.target.checked)}
    >
      <bdi>{entry.local_name}</bdi>{' '}
      <span className="small soft">{isThere ? t('catalogue.there') : entry.code}</span>
    </Check>
  );
}
