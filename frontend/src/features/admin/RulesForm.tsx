import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { SelectField, TextField } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { Holidays } from './Holidays';
import { saveSettings, settingsOf } from './settings';

type Settings = Schemas['NewCommittee'];

/** The rules of procedure: what the profile says and where it comes from, and what the committee has decided otherwise. */
export function RulesForm({ committee }: { committee: Schemas['Committee'] }) {
  const t = useText();
  const query = useQuery(queries.rulesCatalogue());
  return (
    <section className="card stack" aria-labelledby="rules">
      <h2 id="rules">{t('admin.rules')}</h2>
      <p className="soft">{t('rules.explain')}</p>
      <Loaded query={query}>{(profiles) => <Form committee={committee} profiles={profiles} />}</Loaded>
    </section>
  );
}

interface FormProps {
  committee: Schemas['Committee'];
  profiles: readonly Schemas['Rules'][];
}

function Form({ committee, profiles }: FormProps) {
  const t = useText();
  const toasts = useToasts();
  const members = useQuery(queries.governance(committee.id)).data?.members ?? 0;
  const [form, setForm] = useState(() => ownRules(settingsOf(committee)));
  const set = (part: Partial<Settings>) => setForm((now) => ({ ...now, ...part }));
  const save = useWrite({
    write: () => saveSettings(committee, form),
    refresh: [['committees'], queries.keys.committee(committee.id), ['draft']],
    onDone: () => toasts.done(t('admin.saved')),
  });
  const profile = profiles.find((one) => one.name === form.rules) ?? profiles[0];
  if (!profile) return null;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <SelectField
        label={t('rules.profile')}
        hint={profile.source}
        value={form.rules}
        onChange={(event) =>
          set({ rules: profiles.find((one) => one.name === event.target.value)?.name ?? profile.name })
        }
      >
        {profiles.map((one) => (
          <option key={one.name} value={one.name}>
            {t(`rules.${one.name}`)}
          </option>
        ))}
      </SelectField>
      <RuleRows profile={profile} members={members} form={form} set={set} />
      <Holidays days={form.holidays ?? []} onChange={(holidays) => set({ holidays })} />
      <div className="actions">
        <Button type="submit" isDisabled={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}

function ownRules(settings: Settings) {
  return {
    rules: settings.rules,
    quorum_for_decision: settings.quorum_for_decision,
    amendment_degree_limit: settings.amendment_degree_limit,
    footnote_profile: settings.footnote_profile,
    draft_notice: settings.draft_notice,
    amendment_notice: settings.amendment_notice,
    late_sponsors: settings.late_sponsors,
    holidays: settings.holidays,
  };
}

interface RuleRowsProps {
  profile: Schemas['Rules'];
  members: number;
  form: Partial<Settings>;
  set: (part: Partial<Settings>) => void;
}

function RuleRows({ profile, members, form, set }: RuleRowsProps) {
  const t = useText();
  const notice = (period: Schemas['NoticePeriod']) =>
    t(`rules.notice.${period.counted}`, { count: period.working_days });
  return (
    <div className="rules">
      <Rule title={t('rules.quorum')} says={quorumWords(t, profile, members)} source={profile.quorum.source}>
        <NumberField
          label={t('rules.quorum.own')}
          min={1}
          value={form.quorum_for_decision || undefined}
          onChange={(quorum_for_decision) => set({ quorum_for_decision: quorum_for_decision ?? 0 })}
        />
      </Rule>
      <Rule
        title={t('rules.majorities')}
        says={`${t(`rules.majority.${profile.majorities.proposals}`)}; ${t(`rules.tie.${profile.tie.outcome}`)}`}
        source={`${profile.majorities.source}; ${profile.tie.source}`}
      />
      <Rule
        title={t('rules.degree')}
        says={t('rules.degree.is', { count: profile.amendments.degree_limit })}
        source={profile.amendments.source}
      >
        <NumberField
          label={t('rules.degree.own')}
          min={1}
          max={5}
          value={form.amendment_degree_limit || undefined}
          onChange={(limit) => set({ amendment_degree_limit: limit ?? 0 })}
        />
      </Rule>
      <Rule
        title={t('rules.draftNotice')}
        says={`${notice(profile.notice.drafts)} ${t(`rules.waivedBy.${profile.notice.drafts.waived_by}`)}`}
        source={profile.notice.source}
      >
        <NumberField
          label={t('rules.notice.own')}
          min={0}
          max={30}
          value={form.draft_notice ?? undefined}
          onChange={(days) => set({ draft_notice: days ?? null })}
        />
      </Rule>
      <Rule
        title={t('rules.amendmentNotice')}
        says={`${notice(profile.notice.amendments)} ${t(`rules.waivedBy.${profile.notice.amendments.waived_by}`)}`}
        source={profile.notice.source}
      >
        <NumberField
          label={t('rules.notice.own')}
          min={0}
          max={30}
          value={form.amendment_notice ?? undefined}
          onChange={(days) => set({ amendment_notice: days ?? null })}
        />
      </Rule>
      <Rule
        title={t('rules.footnotes')}
        says={t(`rules.footnotes.${profile.footnotes.profile}`)}
        source={profile.footnotes.source}
      >
        <SelectField
          label={t('rules.own')}
          value={form.footnote_profile ?? ''}
          onChange={(event) => set({ footnote_profile: footnoteProfile(event.target.value) })}
        >
          <option value="">{t('rules.asProfile')}</option>
          <option value="reuse">{t('rules.footnotes.reuse')}</option>
          <option value="once">{t('rules.footnotes.once')}</option>
        </SelectField>
      </Rule>
      <Rule
        title={t('rules.lateSponsors')}
        says={t(profile.sponsorship.after_adoption ? 'rules.lateSponsors.yes' : 'rules.lateSponsors.no')}
        source={profile.sponsorship.source}
      >
        <SelectField
          label={t('rules.own')}
          value={String(form.late_sponsors ?? '')}
          onChange={(event) =>
            set({ late_sponsors: event.target.value === '' ? null : event.target.value === 'true' })
          }
        >
          <option value="">{t('rules.asProfile')}</option>
          <option value="true">{t('rules.lateSponsors.yes')}</option>
          <option value="false">{t('rules.lateSponsors.no')}</option>
        </SelectField>
      </Rule>
    </div>
  );
}

function quorumWords(t: ReturnType<typeof useText>, profile: Schemas['Rules'], members: number): string {
  return t('rules.quorum.is', {
    open: t(`rules.share.${profile.quorum.to_open}`),
    decide: t(`rules.share.${profile.quorum.to_decide}`),
    members,
  });
}

function footnoteProfile(value: string): Settings['footnote_profile'] {
  return value === 'reuse' || value === 'once' ? value : '';
}

interface RuleProps {
  title: string;
  says: string;
  source: string;
  /** Where the committee can decide otherwise. */
  children?: ReactNode;
}

function Rule({ title, says, source, children }: RuleProps) {
  return (
    <div className="rule">
      <div>
        <h3>{title}</h3>
        <p>{says}</p>
        <p className="small soft" lang="en" dir="ltr">
          {source}
        </p>
      </div>
      {children}
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  min: number;
  max?: number;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

function NumberField({ value, onChange, ...props }: NumberFieldProps) {
  const t = useText();
  return (
    <TextField
      {...props}
      type="number"
      placeholder={t('rules.asProfile')}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
    />
  );
}
