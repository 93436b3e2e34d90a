import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { amendmentName } from '@/ui/AmendmentBox';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { AmendForm } from './AmendForm';
import { askedAgainst, type Ground, groundOfAmendment, groundOfDraft } from './ground';
import type { Work } from './proposal';

/** `/drafts/:id/amend/:clause`: propose new words for a paragraph, a new paragraph, or that one moves or goes. */
export function AmendPage() {
  const { id = '', clause = '' } = useParams();
  const [search] = useSearchParams();
  const amendment = search.get('amendment') ?? '';
  const to = search.get('to') ?? '';
  const isConsequence = search.get('for') === 'consequence';
  const t = useText();
  const draft = useQuery(queries.draft(id));
  const existing = useQuery({ ...queries.amendment(amendment), enabled: amendment !== '' });
  const amended = to || existing.data?.amendment.to?.amendment_id;
  // Each kind of proposal at each place keeps words of its own.
  const form = `${amendment}.${to}.${isConsequence}.${clause}.${search.get('do') ?? ''}`;
  const title = isConsequence ? 'consequence.title' : amended ? 'amend.title.sub' : 'amend.title';

  return (
    <Page title={t(title)} width="medium" lead={<span dir="auto">{draft.data?.draft.title}</span>}>
      <Loaded query={draft}>
        {(page) =>
          amendment ? (
            <Loaded query={existing}>
              {(found) => (
                <OnGround page={page} to={found.amendment.to?.amendment_id}>
                  {(ground) => (
                    <Continue key={form} page={page} ground={ground} clause={clause} existing={found} />
                  )}
                </OnGround>
              )}
            </Loaded>
          ) : (
            <OnGround page={page} to={to || undefined}>
              {(ground) => (
                <AmendForm
                  key={form}
                  page={page}
                  ground={ground}
                  clause={clause}
                  work={nothingYet}
                  isConsequence={isConsequence}
                />
              )}
            </OnGround>
          )
        }
      </Loaded>
    </Page>
  );
}

const nothingYet: Work = { existing: undefined, ops: [], changes: [], conflicts: [] };

interface OnGroundProps {
  page: Schemas['DraftPage'];
  /** The amendment that is amended; undefined for the draft. */
  to: string | undefined;
  children: (ground: Ground) => React.ReactNode;
}

/** Finds what the words are against: the draft as it is, or what an amendment proposes now. */
function OnGround({ page, to, children }: OnGroundProps) {
  const t = useText();
  const parent = useQuery({ ...queries.amendment(to ?? ''), enabled: to !== undefined });
  const revision = parent.data?.amendment.revision ?? 0;
  const proposed = useQuery({ ...queries.proposedText(to ?? '', revision), enabled: revision > 0 });
  if (!to) return children(groundOfDraft(page));
  return (
    <Loaded query={parent}>
      {({ amendment }) => (
        <Loaded query={proposed}>
          {(text) =>
            children(
              groundOfAmendment({ ...text, label: amendmentName(t, amendment) }, amendment.base_version),
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}

interface ContinueProps {
  page: Schemas['DraftPage'];
  ground: Ground;
  clause: string;
  existing: Schemas['AmendmentPage'];
}

/** Goes on with an amendment; one that was worded on an older text is carried over first. */
function Continue({ page, ground, clause, existing }: ContinueProps) {
  const { amendment, comparison } = existing;
  const number = amendment.to ? amendment.to.revision : amendment.base_version;
  const isOld = number !== ground.number;
  const carried = useQuery({
    ...queries.carried(page.draft.id, ground.number, {
      ...askedAgainst(ground, number),
      ops: amendment.ops,
    }),
    enabled: isOld,
  });
  if (!isOld) {
    const work = { existing, ops: amendment.ops, changes: comparison?.clauses ?? [], conflicts: [] };
    return <AmendForm page={page} ground={ground} clause={clause} work={work} />;
  }
  return (
    <Loaded query={carried}>
      {({ ops, comparison, conflicts }) => (
        <AmendForm
          page={page}
          ground={ground}
          clause={clause}
          work={{ existing, ops, changes: comparison.clauses, conflicts }}
        />
      )}
    </Loaded>
  );
}
