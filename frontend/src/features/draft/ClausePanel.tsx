import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import type { Nested } from '@/lib/nesting';
import type { Proposal } from '@/lib/placing';
import { AmendmentBox } from '@/ui/AmendmentBox';
import { ButtonLink } from '@/ui/Button';
import { ProposalTree } from '@/ui/ProposalTree';
import { Comments } from './paragraph/Comments';
import { ParagraphPanel } from './paragraph/ParagraphPanel';

interface ClausePanelProps {
  page: Schemas['DraftPage'];
  clause: string;
  proposals: readonly Proposal[];
  trees: ReadonlyMap<string, Nested>;
  /** How the paragraphs stand; undefined until it is known. */
  list: Schemas['ParagraphList'] | undefined;
  nameOf: (clause: string) => string;
}

/** Beside a paragraph: where it stands, what is proposed and said, and what the reader can do about it. */
export function ClausePanel({ page, clause, proposals, trees, list, nameOf }: ClausePanelProps) {
  const t = useText();
  const { draft, layout, may } = page;
  const line = layout.lines.find((one) => one.clause === clause);
  const paragraph = list?.items.find((one) => one.clause === clause);
  const amend = `/drafts/${draft.id}/amend/${encodeURIComponent(clause)}`;
  return (
    <div className="stack clause-panel">
      {list && paragraph && <ParagraphPanel page={page} list={list} paragraph={paragraph} nameOf={nameOf} />}
      {may.includes('amend') && (
        <div className="actions">
          <ButtonLink look="primary" small to={amend}>
            {t('panel.amend')}
          </ButtonLink>
          {line && (
            <>
              <ButtonLink small to={`${amend}?do=insert`}>
                {t('panel.insert')}
              </ButtonLink>
              <ButtonLink small to={`${amend}?do=delete`}>
                {t('panel.delete')}
              </ButtonLink>
              <ButtonLink small to={`${amend}?do=move`}>
                {t('panel.move')}
              </ButtonLink>
            </>
          )}
        </div>
      )}
      {may.includes('decide_amendments') && proposals.length > 0 && (
        <ButtonLink small to={`/drafts/${draft.id}/chair?clause=${encodeURIComponent(clause)}`}>
          {t('panel.decide')}
        </ButtonLink>
      )}
      {proposals.length === 0 && <p className="soft">{t('panel.none')}</p>}
      {proposals.map((proposal) => (
        <ProposalTree
          key={proposal.amendment.amendment.id}
          proposal={proposal}
          nested={trees.get(proposal.amendment.amendment.id)}
          box={(one, changes) => (
            <AmendmentBox page={one} {...(changes ? { changes } : {})} lang={layout.lang} />
          )}
        />
      ))}
      <Comments page={page} clause={clause} stands={!!line || clause === 'title' || clause === 'body'} />
    </div>
  );
}
