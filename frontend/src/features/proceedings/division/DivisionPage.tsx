import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { DivisionForm } from './DivisionForm';
import { dividedAmendment, dividedDraft } from './divided';

/** `/drafts/:id/division`: a member marks the paragraphs and words that it asks to be decided separately. */
export function DivisionPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const amendment = search.get('amendment') ?? '';
  const t = useText();
  const draft = useQuery(queries.draft(id));
  const found = useQuery({ ...queries.amendment(amendment), enabled: amendment !== '' });
  const label = found.data?.amendment.label;
  return (
    <Page
      title={label ? t('division.new.amendment', { label }) : t('division.new')}
      width="medium"
      lead={<span dir="auto">{draft.data?.draft.title}</span>}
    >
      <Loaded query={draft}>
        {(page) =>
          amendment ? (
            <Loaded query={found}>{(one) => <OfAmendment page={page} amendment={one} />}</Loaded>
          ) : (
            <DivisionForm page={page} divided={dividedDraft(page)} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface OfAmendmentProps {
  page: Schemas['DraftPage'];
  amendment: Schemas['AmendmentPage'];
}

function OfAmendment({ page, amendment }: OfAmendmentProps) {
  const { id, revision } = amendment.amendment;
  const proposed = useQuery(queries.proposedText(id, revision));
  return (
    <Loaded query={proposed}>
      {({ layout }) => (
        <DivisionForm
          page={page}
          divided={dividedAmendment(amendment, layout)}
          amendment={amendment.amendment}
        />
      )}
    </Loaded>
  );
}
