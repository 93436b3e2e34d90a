import type { Schemas } from '@/api/client';

type Page = Schemas['AmendmentPage'];

/** An amendment with the amendments to it. */
export interface Nested {
  page: Page;
  subs: Nested[];
}

/**
 * Puts sub-amendments under the amendments that they change, in the order of the
 * list. One whose amendment is not in the list stands by itself.
 */
export function nest(list: readonly Page[]): Nested[] {
  const all = new Map(list.map((page) => [page.amendment.id, { page, subs: [] as Nested[] }]));
  const roots: Nested[] = [];
  for (const one of all.values()) {
    const parent = all.get(one.page.amendment.to?.amendment_id ?? '');
    (parent ? parent.subs : roots).push(one);
  }
  return roots;
}

/** Everything under an amendment, itself first. */
export function withSubs({ page, subs }: Nested): Page[] {
  return [page, ...subs.flatMap(withSubs)];
}
