import { api, etag, newKey, type Schemas, take } from '@/api/client';

type Page = Schemas['DraftPage'];
type Decision = Schemas['Decision'];

/** The draft at the version in sight; a decision on another one is refused. */
function at({ draft, version }: Page) {
  return {
    path: { draft: draft.id },
    header: { 'If-Match': etag(version.number), 'Idempotency-Key': newKey() },
  };
}

/** The amendments at the revisions in sight. */
export function named(all: readonly Schemas['AmendmentPage'][]): Schemas['AmendmentAtRevision'][] {
  return all.map(({ amendment: { id, revision } }) => ({ amendment_id: id, revision }));
}

export function adopt(page: Page, body: Schemas['Adoption']) {
  return take(api.POST('/drafts/{draft}/adoptions', { params: at(page), body }));
}

export function reject(page: Page, body: Schemas['Rejection']): Promise<Decision> {
  return take(api.POST('/drafts/{draft}/rejections', { params: at(page), body }));
}

export function rule(page: Page, body: Schemas['Ruling']): Promise<Decision> {
  return take(api.POST('/drafts/{draft}/rulings', { params: at(page), body }));
}

export function confirmOrder(page: Page, body: Schemas['OrderConfirmation']): Promise<Decision> {
  return take(api.POST('/drafts/{draft}/order', { params: at(page), body }));
}

export function settleDivision(
  page: Page,
  statement: string,
  body: Schemas['DivisionDecision'],
): Promise<Decision> {
  const { header } = at(page);
  const params = { path: { statement }, header };
  return take(api.POST('/statements/{statement}/division', { params, body }));
}

export async function decidePart(page: Page, body: Schemas['PartDecision']): Promise<Decision> {
  return (await take(api.POST('/drafts/{draft}/parts', { params: at(page), body }))).decision;
}

export function decideChallenge(statement: string, body: Schemas['ChallengeDecision']): Promise<Decision> {
  const params = { path: { statement }, header: { 'Idempotency-Key': newKey() } };
  return take(api.POST('/statements/{statement}/challenge-decision', { params, body }));
}

export async function decideDraft(
  { draft, version }: Page,
  body: Schemas['DraftDecision'],
): Promise<Decision> {
  const params = { path: { draft: draft.id }, header: { 'If-Match': etag(version.number) } };
  return (await take(api.POST('/drafts/{draft}/decision', { params, body }))).decision;
}

export async function reconsider(page: Page, body: Schemas['Reconsideration']): Promise<Decision> {
  return (await take(api.POST('/drafts/{draft}/reconsideration', { params: at(page), body }))).decision;
}

export async function closeAction(page: Page): Promise<Decision> {
  return (await take(api.POST('/drafts/{draft}/close-action', { params: at(page) }))).decision;
}

export function undo(decision: string, reason: string): Promise<Decision> {
  const params = { path: { decision }, header: { 'Idempotency-Key': newKey() } };
  return take(api.POST('/decisions/{decision}/undo', { params, body: { reason } }));
}
