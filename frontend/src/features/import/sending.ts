import { api, newKey, type Schemas, take } from '@/api/client';
import { type Job, readResult } from '@/api/jobs';

export const formats = ['auto', 'docx', 'akn', 'text', 'json'] as const;
export type FileFormat = (typeof formats)[number];

interface Importing {
  format: FileFormat;
  commit: boolean;
  accept: string[];
  /** Author → delegation, of a file with tracked changes. */
  movers: Readonly<Record<string, string>>;
  /** The proposals of such a file that stay out. */
  left: readonly string[];
  name: string;
}

/** Sends the file as it is, to be read in the background; the contract's other media type is for text alone. */
export async function startImport(committee: string, file: Blob, importing: Importing): Promise<Job> {
  const { movers, left, name, ...query } = importing;
  const mover = Object.entries(movers)
    .filter(([, delegation]) => delegation)
    .map(([author, delegation]) => `${delegation}:${author}`);
  const started = await take(
    api.POST('/committees/{committee}/imports', {
      params: {
        path: { committee },
        query: {
          ...query,
          background: true,
          ...(name ? { name } : {}),
          ...(mover.length ? { mover } : {}),
          ...(left.length ? { leave: [...left] } : {}),
        },
        header: { 'Idempotency-Key': newKey() },
      },
      body: file,
      bodySerializer: (body) => body as Blob,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
  return started as unknown as Job;
}

export const importOf = async (job: string) => (await readResult(job)) as Schemas['ImportResult'];

/** A delegation's own draft, of the one text that was understood. */
export function startDraft(committee: string, { texts }: Schemas['ImportResult']) {
  return take(
    api.POST('/committees/{committee}/drafts', {
      params: { path: { committee }, header: { 'Idempotency-Key': newKey() } },
      body: { text: (texts[0] as Schemas['ImportedText']).text },
    }),
  );
}
