import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { SelectField, TextField } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

const profiles: readonly Schemas['RulesProfile'][] = [
  'un-general-assembly-plenary',
  'un-main-committee',
  'un-ecosoc',
  'un-functional-commission',
  'model-un',
];

/** A committee's name, session, body line, rules and time zone. */
export function CommitteeForm({ committee }: { committee: Schemas['Committee'] }) {
  const t = useText();
  const toasts = useToasts();
  const [form, setForm] = useState({
    name: committee.name,
    session: committee.session,
    body: committee.body,
    rules: committee.rules,
    time_zone: committee.time_zone,
  });
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const save = useWrite({
    write: () =>
      take(
        api.PUT('/committees/{committee}', {
          params: { path: { committee: committee.id }, header: { 'If-Match': committee.etag } },
          body: {
            ...form,
            languages: committee.languages,
            observers_may_propose: committee.observers_may_propose,
          },
        }),
      ),
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
          <SelectField
            label={t('admin.rules')}
            value={form.rules}
            onChange={(event) => {
              const rules = profiles.find((one) => one === event.target.value);
              if (rules) set({ rules });
            }}
          >
            {profiles.map((one) => (
              <option key={one} value={one}>
                {t(`rules.${one}`)}
              </option>
            ))}
          </SelectField>
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
        <div className="actions">
          <Button type="submit" isDisabled={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function zones(current: string): string[] {
  return [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter(Boolean);
}
