import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { CirculateDialog } from './CirculateDialog';
import { DocumentTable } from './DocumentTable';
import { Issue } from './Issue';
import { Notices } from './Notices';

/** `/drafts/:id/documents`: what was issued of a draft and its amendments, from when on it can be acted on, and what can be issued. */
export function PapersPage() {
  const { id = '' } = useParams();
  const query = useQuery(queries.papers(id));
  const draft = useQuery(queries.draft(id)).data;
  return (
    <Loaded query={query}>{(papers) => (draft ? <Papers papers={papers} page={draft} /> : null)}</Loaded>
  );
}

interface PapersProps {
  papers: Schemas['Papers'];
  page: Schemas['DraftPage'];
}

function Papers({ papers, page }: PapersProps) {
  const { draft } = page;
  const { committee } = useCommittee();
  const labels = useLabels(draft);
  if (!committee || committee.id !== draft.committee_id) return null;
  return (
    <div className="stack papers">
      <Documents papers={papers} draft={draft} committee={committee} labels={labels} />
      <Notices papers={papers} page={page} zone={committee.time_zone} labels={labels} />
      {papers.next.length > 0 && (
        <Issue papers={papers} draft={draft} committee={committee} labels={labels} />
      )}
    </div>
  );
}

/** The names of the draft's amendments, for whoever may know them. */
function useLabels(draft: Schemas['Draft']): ReadonlyMap<string, string> {
  const t = useText();
  const sees = useMay(draft.committee_id, 'see_amendments');
  const amendments = useQuery({ ...queries.amendments(draft.id), enabled: sees }).data ?? [];
  return new Map(
    amendments.map(({ amendment }) => [amendment.id, t('amendment.title', { label: amendment.label })]),
  );
}

interface DocumentsProps {
  papers: Schemas['Papers'];
  draft: Schemas['Draft'];
  committee: Schemas['Committee'];
  labels: ReadonlyMap<string, string>;
}

function Documents({ papers, draft, committee, labels }: DocumentsProps) {
  const t = useText();
  const mayIssue = useMay(draft.committee_id, 'issue_documents');
  const [circulated, setCirculated] = useState<Schemas['IssuedDocument']>();
  const missing = (document: Schemas['IssuedDocument']) =>
    committee.languages.filter((tag) => !document.circulated.some((one) => one.language === tag));
  return (
    <section className="stack stack-tight" aria-labelledby="issued">
      <h2 id="issued">{t('documents.title')}</h2>
      {papers.documents.length === 0 ? (
        <p className="soft">{t('documents.noneOfDraft')}</p>
      ) : (
        <DocumentTable
          documents={papers.documents}
          zone={committee.time_zone}
          labels={labels}
          actions={
            mayIssue
              ? (document) =>
                  missing(document).length > 0 && (
                    <Button
                      small
                      aria-label={t('documents.circulate.of', { symbol: document.symbol })}
                      onPress={() => setCirculated(document)}
                    >
                      {t('documents.circulate')}
                    </Button>
                  )
              : undefined
          }
        />
      )}
      {circulated && (
        <CirculateDialog
          draft={draft}
          document={circulated}
          languages={missing(circulated)}
          onClose={() => setCirculated(undefined)}
        />
      )}
    </section>
  );
}
