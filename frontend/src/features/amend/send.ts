import { api, etag, newKey, type Schemas, take } from '@/api/client';
import { type Ground, wordedOn } from './ground';

/**
 * Submit it, keep it among the delegation's own, write it into the text at once, revise that orally, or change it
 * as a consequence of what was adopted.
 */
export type How = 'submit' | 'save' | 'change' | 'revise_orally' | 'consequence';

export interface Sending {
  how: How;
  draft: string;
  existing: Schemas['AmendmentPage'] | undefined;
  ops: Schemas['Op'][];
  /** What the words are against, and the number of its state that they were typed against. */
  ground: Ground;
  number: number;
  rationale: string;
  /** For the secretariat: whose amendment it records; empty otherwise. */
  delegation: string;
  /** Of a consequential change: the sponsor's proposal that it takes up; empty otherwise. */
  statement: string;
  /** The group on whose behalf it is proposed; empty for none. */
  group: string;
}

export type Sent =
  | { kind: 'amendment'; page: Schemas['AmendmentPage'] }
  | { kind: 'version'; number: number };

/** Sends what was proposed. Refused with `stale` where the text has moved on since. */
export async function send(sending: Sending): Promise<Sent> {
  if (sending.how === 'change' || sending.how === 'revise_orally')
    return { kind: 'version', number: await change(sending) };
  if (sending.how === 'consequence') return { kind: 'version', number: await follow(sending) };
  return { kind: 'amendment', page: await propose(sending) };
}

async function change({ how, draft, ops, number, rationale }: Sending): Promise<number> {
  const page = await rewrite(how === 'change' ? 'writing' : 'orally', draft, number, {
    ops,
    note: rationale,
  });
  return page.version.number;
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

async function follow({ draft, ops, number, rationale, statement }: Sending): Promise<number> {
  const { decision } = await take(
    api.POST('/drafts/{draft}/consequential-changes', {
      params: { path: { draft }, header: { 'If-Match': etag(number), 'Idempotency-Key': newKey() } },
      body: { ops, reason: rationale, ...(statement ? { statement } : {}) },
    }),
  );
  return decision.result ?? number;
}

async function propose(sending: Sending): Promise<Schemas['AmendmentPage']> {
  const { existing, ops, ground, number, rationale } = sending;
  const words = { ops, ...wordedOn(ground, number), rationale };
  if (existing?.may.includes('revise')) {
    return take(api.POST('/amendments/{amendment}/revise', { params: at(existing), body: words }));
  }
  const saved = existing
    ? await take(api.PUT('/amendments/{amendment}', { params: at(existing), body: words }))
    : await create(sending, words);
  if (sending.how === 'save') return saved;
  return take(api.POST('/amendments/{amendment}/submit', { params: at(saved) }));
}

function create({ draft, delegation, group, ground }: Sending, words: Schemas['AmendmentWords']) {
  const body = {
    ...words,
    ...(ground.to ? { to: ground.to.id } : {}),
    ...(delegation ? { delegation_id: delegation } : {}),
    ...(group ? { on_behalf_of_id: group } : {}),
  };
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
