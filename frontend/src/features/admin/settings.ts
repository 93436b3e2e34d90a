import { api, type Schemas, take } from '@/api/client';

type Committee = Schemas['Committee'];

/** A committee's settings as they are, for a form that changes some of them. */
export function settingsOf(committee: Committee): Schemas['NewCommittee'] {
  return {
    name: committee.name,
    session: committee.session,
    body: committee.body,
    languages: committee.languages,
    rules: committee.rules,
    time_zone: committee.time_zone,
    observers_may_propose: committee.observers_may_propose,
    symbol_root: committee.symbol_root ?? '',
    quorum_for_decision: committee.quorum_for_decision ?? 0,
    amendment_degree_limit: committee.amendment_degree_limit ?? 0,
    footnote_profile: committee.footnote_profile ?? '',
    draft_notice: committee.draft_notice ?? null,
    amendment_notice: committee.amendment_notice ?? null,
    late_sponsors: committee.late_sponsors ?? null,
    holidays: committee.holidays ?? [],
  };
}

/** Writes a committee's settings; refused with `stale` where somebody changed them since. */
export function saveSettings(committee: Committee, change: Partial<Schemas['NewCommittee']>) {
  return take(
    api.PUT('/committees/{committee}', {
      params: { path: { committee: committee.id }, header: { 'If-Match': committee.etag } },
      body: { ...settingsOf(committee), ...change },
    }),
  );
}
