import { useState } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { languages, useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Check, SelectField, TextField } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { saveSettings } from './settings';

/** A committee's name, session, body line, symbols, languages and time zone. */
export function CommitteeForm({ committee }: { committee: Schemas['Committee'] }) {
  const t = useText();
  const toasts = useToasts();
  const [form, setForm] = useState({
    name: committee.name,
    session: committee.session,
    body: committee.body,
    symbol_root: committee.symbol_root ?? '',
    time_zone: committee.time_zone,
    languages: committee.languages,
    observers_may_propose: committee.observers_may_propose,
  });
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const save = useWrite({
    write: () => saveSettings(committee, form),
    refresh: [['committees'], queries.keys.committee(committee.id), ['me']],
    onDone: () => toasts.done(t('admin.saved')),
  });
  return (
    <section className="card stack" aria-labelledby="committee">
      <h2 id="committee">{t('admin.committee')}</h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined);
        }}
      >
        <div className="form-row">
          <TextField
            label={t('admin.name')}
            required
            value={form.name}
            onChange={(event) => set({ name: event.target.value })}
          />
          <TextField
            label={t('admin.session')}
            value={form.session}
            onChange={(event) => set({ session: event.target.value })}
          />
        </div>
        <TextField
          label={t('admin.body')}
          hint={t('admin.bodyHint')}
          value={form.body}
          onChange={(event) => set({ body: event.target.value })}
        />
        <div className="form-row">
          <TextField
            label={t('admin.symbolRoot')}
            hint={t('admin.symbolRootHint')}
            value={form.symbol_root}
            onChange={(event) => set({ symbol_root: event.target.value })}
          />
          <SelectField
            label={t('admin.timeZone')}
            value={form.time_zone}
            onChange={(event) => set({ time_zone: event.target.value })}
          >
            {zones(form.time_zone).map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </SelectField>
        </div>
        <LanguageChoice chosen={form.languages} onChange={(chosen) => set({ languages: chosen })} />
        <Check
          checked={form.observers_may_propose}
          onChange={(event) => set({ observers_may_propose: event.target.checked })}
        >
          {t('admin.observersPropose')}
        </Check>
        <div className="actions">
          <Button type="submit" isDisabled={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

interface LanguageChoiceProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** The languages in which the committee's documents go out. */
function LanguageChoice({ chosen, onChange }: LanguageChoiceProps) {
  const t = useText();
  const others = chosen.filter((tag) => !(tag in languages)).map((tag) => [tag, { name: tag }] as const);
  return (
    <fieldset className="fieldset">
      <legend>{t('admin.languages')}</legend>
      <div className="row">
        {[...Object.entries(languages), ...others].map(([tag, { name }]) => (
          <Check
            key={tag}
            checked={chosen.includes(tag)}
            disabled={chosen.length === 1 && chosen.includes(tag)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, tag] : chosen.filter((one) => one !== tag))
            }
          >
            <bdi lang={tag}>{name}</bdi>
          </Check>
        ))}
      </div>
    </fieldset>
  );
}

function zones(current: string): string[] {
  return [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter(Boolean);
}
