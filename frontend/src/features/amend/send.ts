import { api, etag, newKey, type Schemas, take } from '@/api/client';

/** Submit it, keep it among the delegation's own, write it into the text at once or revise that orally. */
export type How = 'submit' | 'save' | 'change' | 'revise_orally';

export interface Sending {
  how: How;
  draft: string;
  existing: Schemas['AmendmentPage'] | undefined;
  ops: Schemas['Op'][];
  /** The version that the words were typed against. */
  version: number;
  rationale: string;
  /** For the secretariat: whose amendment it records; empty otherwise. */
  delegation: string;
}

export type Sent =
  | { kind: 'amendment'; page: Schemas['AmendmentPage'] }
  | { kind: 'version'; page: Schemas['DraftPage'] };

/** Sends what was proposed. Refused with `stale` where the text has moved on since. */
export async function send(sending: Sending): Promise<Sent> {
  if (sending.how === 'change' || sending.how === 'revise_orally')
    return { kind: 'version', page: await change(sending) };
  return { kind: 'amendment', page: await propose(sending) };
}

function change({ how, draft, ops, version, rationale }: Sending): Promise<Schemas['DraftPage']> {
  return rewrite(how === 'change' ? 'writing' : 'orally', draft, version, { ops, note: rationale });
}

/** Makes a new version of a text: in writing, or orally at a meeting. */
export function rewrite(
  as: 'writing' | 'orally',
  draft: string,
  version: number,
  body: Schemas['NewVersion'],
): Promise<Schemas['DraftPage']> {
  const params = { path: { draft }, header: { 'If-Match': etag(version), 'Idempotency-Key': newKey() } };
  if (as === 'orally') return take(api.POST('/drafts/{draft}/oral-revisions', { params, body }));
  return take(api.POST('/drafts/{draft}/versions', { params, body }));
}

async function propose(sending: Sending): Promise<Schemas['AmendmentPage']> {
  const { existing, ops, version, rationale } = sending;
  const words = { ops, base_version: version, rationale };
  if (existing?.may.includes('revise')) {
    return take(api.POST('/amendments/{amendment}/revise', { params: at(existing), body: words }));
  }
  const saved = existing
    ? await take(api.PUT('/amendments/{amendment}', { params: at(existing), body: words }))
    : await create(sending, words);
  if (sending.how === 'save') return saved;
  return take(api.POST('/amendments/{amendment}/submit', { params: at(saved) }));
}

function create({ draft, delegation }: Sending, words: Schemas['AmendmentWords']) {
  const body = delegation ? { ...words, delegation_id: delegation } : words;
  return take(
    api.POST('/drafts/{draft}/amendments', {
      params: { path: { draft }, header: { 'Idempotency-Key': newKey() } },
      body,
    }),
  );
}

function at({ amendment }: Schemas['AmendmentPage']) {
  return { path: { amendment: amendment.id }, header: { 'If-Match': etag(amendment.revision) } };
}
