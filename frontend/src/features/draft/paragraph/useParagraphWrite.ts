import { etag, type Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useWrite } from '@/ui/useWrite';

/** A write about a draft's paragraphs: reads again all that shows them, also when it is refused. */
export function useParagraphWrite<Input>(
  { draft }: Schemas['DraftPage'],
  write: (input: Input) => Promise<unknown>,
  onDone?: () => void,
) {
  return useWrite({
    write,
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    ...(onDone ? { onDone } : {}),
  });
}

/** Where a paragraph is, for what is written about the words that were seen. */
export function seen({ draft, version }: Schemas['DraftPage'], clause: string) {
  return { path: { draft: draft.id, clause }, header: { 'If-Match': etag(version.number) } };
}
