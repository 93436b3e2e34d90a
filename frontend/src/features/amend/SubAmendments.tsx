import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { nest } from '@/lib/nesting';
import { AmendmentBox, subsName } from '@/ui/AmendmentBox';
import { AmendmentTree } from '@/ui/AmendmentTree';

/** The amendments to an amendment. */
export function SubAmendments({ amendment, lang }: { amendment: Schemas['Amendment']; lang: string }) {
  const t = useText();
  const all = useQuery(queries.amendments(amendment.draft_id)).data ?? [];
  const subs = nest(all.filter((one) => one.amendment.id !== amendment.id)).filter(
    ({ page }) => page.amendment.to?.amendment_id === amendment.id,
  );
  if (subs.length === 0) return null;
  return (
    <section className="stack stack-tight" aria-labelledby="subs">
      <h2 id="subs">{subsName(t, amendment)}</h2>
      {subs.map((nested) => (
        <AmendmentTree
          key={nested.page.amendment.id}
          nested={nested}
          box={({ page }) => <AmendmentBox page={page} lang={lang} />}
        />
      ))}
    </section>
  );
}
