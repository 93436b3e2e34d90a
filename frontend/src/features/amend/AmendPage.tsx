import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { AmendForm } from './AmendForm';
import type { Work } from './proposal';

/** `/drafts/:id/amend/:clause`: propose new words for a paragraph, a new paragraph, or that one moves or goes. */
export function AmendPage() {
  const { id = '', clause = '' } = useParams();
  const [search] = useSearchParams();
  const amendment = search.get('amendment') ?? '';
  const t = useText();
  const draft = useQuery(queries.draft(id));
  const existing = useQuery({ ...queries.amendment(amendment), enabled: amendment !== '' });
  // Each kind of proposal at each place keeps words of its own.
  const form = `${amendment}.${clause}.${search.get('do') ?? ''}`;

  return (
    <Page title={t('amend.title')} width="medium" lead={<span dir="auto">{draft.data?.draft.title}</span>}>
      <Loaded query={draft}>
        {(page) =>
          amendment ? (
            <Loaded query={existing}>
              {(found) => <Continue key={form} page={page} clause={clause} existing={found} />}
            </Loaded>
          ) : (
            <AmendForm key={form} page={page} clause={clause} work={nothingYet} />
          )
        }
      </Loaded>
    </Page>
  );
}

const nothingYet: Work = { existing: undefined, ops: [], changes: [], conflicts: [] };

interface ContinueProps {
  page: Schemas['DraftPage'];
  clause: string;
  existing: Schemas['AmendmentPage'];
}

/** Goes on with an amendment; one that was worded on an older version is carried over first. */
function Continue({ page, clause, existing }: ContinueProps) {
  const { amendment, comparison } = existing;
  const current = page.version.number;
  const isOld = amendment.base_version !== current;
  const carried = useQuery({
    ...queries.carried(page.draft.id, current, { base_version: amendment.base_version, ops: amendment.ops }),
    enabled: isOld,
  });
  if (!isOld) {
    const work = { existing, ops: amendment.ops, changes: comparison?.clauses ?? [], conflicts: [] };
    return <AmendForm page={page} clause={clause} work={work} />;
  }
  return (
    <Loaded query={carried}>
      {({ ops, comparison, conflicts }) => (
        <AmendForm
          page={page}
          clause={clause}
          work={{ existing, ops, changes: comparison.clauses, conflicts }}
        />
      )}
    </Loaded>
  );
}
