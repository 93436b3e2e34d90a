import { api, newKey, type Schemas, take } from '@/api/client';
import { type Job, readResult } from '@/api/jobs';

/** What the words are: sentences that say what to change, or the text as somebody wants it. */
export type Kind = 'instructions' | 'copy';

/** Sends a file as it is, or pasted words, to be read against a version. */
export async function startReading(
  draft: string,
  version: number,
  words: Blob,
  kind: Schemas['ProposalKind'],
): Promise<Job> {
  const started = await take(
    api.POST('/drafts/{draft}/readings', {
      params: { path: { draft }, query: { version, kind, background: true } },
      body: words,
      bodySerializer: (body) => body as Blob,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
  return started as unknown as Job;
}

export const readingOf = async (job: string) => (await readResult(job)) as Schemas['ReadProposal'];

interface Creating {
  draft: string;
  version: number;
  ops: Schemas['Op'][];
  rationale: string;
  delegation: string;
  group: string;
}

/** Drafts the amendment; its delegation sees it until it is submitted. */
export function createAmendment({ draft, version, ops, rationale, delegation, group }: Creating) {
  return take(
    api.POST('/drafts/{draft}/amendments', {
      params: { path: { draft }, header: { 'Idempotency-Key': newKey() } },
      body: {
        base_version: version,
        ops,
        rationale,
        ...(delegation ? { delegation_id: delegation } : {}),
        ...(group ? { on_behalf_of_id: group } : {}),
      },
    }),
  );
}
