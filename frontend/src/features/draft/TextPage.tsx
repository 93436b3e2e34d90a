import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { useText } from '@/i18n';
import { useWide } from '@/lib/media';
import { type Nested, nest } from '@/lib/nesting';
import { isPending, isUndecided } from '@/lib/pending';
import { beginning, type Proposal, placeAmendments } from '@/lib/placing';
import { isStillOpen } from '@/lib/standing';
import { AmendmentBox } from '@/ui/AmendmentBox';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Check } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { ProposalTree } from '@/ui/ProposalTree';
import { Segments } from '@/ui/Segments';
import { TextView } from '@/ui/TextView';
import { usePlaceName } from '@/ui/usePlaceName';
import { ClausePanel } from './ClausePanel';
import { CommentCount, MarginButton, MarginStanding } from './MarginButton';
import { SponsorsPanel } from './SponsorsPanel';
import { StagePanel } from './StagePanel';

type Mode = 'clean' | 'changes';

/** `/drafts/:id`: the text, clean or with what is proposed, and a panel for the paragraph in hand. */
export function TextPage() {
  const { id = '' } = useParams();
  const page = useQuery(queries.draft(id));
  return <Loaded query={page}>{(data) => <DraftText page={data} />}</Loaded>;
}

function DraftText({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const isWide = useWide();
  const [search, setSearch] = useSearchParams();
  const seesAmendments = useMay(page.draft.committee_id, 'see_amendments');
  const amendments = useQuery({ ...queries.amendments(page.draft.id), enabled: seesAmendments }).data;
  const list = useQuery({ ...queries.paragraphs(page.draft.id), enabled: seesAmendments }).data;
  const nameOf = usePlaceName(page.layout);
  const openOnly = search.get('open') === '1';
  const mode: Mode = search.get('mode') === 'changes' ? 'changes' : 'clean';
  const selected = search.get('clause') ?? undefined;

  const choose = (part: { mode?: Mode; clause?: string | undefined; open?: string | undefined }) =>
    setSearch(
      (now) => {
        const next = { ...Object.fromEntries(now), ...part };
        return Object.fromEntries(Object.entries(next).filter((pair): pair is [string, string] => !!pair[1]));
      },
      { replace: true },
    );

  const trees = useMemo(
    () => new Map(nest((amendments ?? []).filter(isPending)).map((one) => [one.page.amendment.id, one])),
    [amendments],
  );
  const places = useMemo(() => {
    const clauses = ['title', 'body', ...page.layout.lines.map((line) => line.clause)];
    return placeAmendments(
      clauses,
      [...trees.values()].map((one) => one.page),
    );
  }, [page.layout, trees]);
  const at = (clause: string) => places.get(clause) ?? [];
  const standing = useMemo(() => new Map(list?.items.map((one) => [one.clause, one])), [list]);
  const paragraphs = useMemo(
    () => page.layout.lines.filter((line) => line.kind !== 'heading'),
    [page.layout],
  );
  const headings = useMemo(
    () => new Set(page.layout.lines.filter((line) => line.kind === 'heading').map((line) => line.clause)),
    [page.layout],
  );
  const stillOpen = useMemo(
    () =>
      paragraphs.filter(({ clause }) => {
        const paragraph = standing.get(clause);
        return paragraph && isStillOpen(paragraph);
      }),
    [paragraphs, standing],
  );
  const layout = openOnly && list ? { ...page.layout, lines: stillOpen } : page.layout;

  if (!seesAmendments) {
    return (
      <div className="sheet">
        <TextView layout={page.layout} />
      </div>
    );
  }

  const about = (
    <div className="stack no-print">
      <StagePanel page={page} />
      <SponsorsPanel page={page} />
    </div>
  );
  const panel = selected !== undefined && (
    <ClausePanel
      page={page}
      clause={selected}
      trees={trees}
      proposals={selected === 'body' ? [...at('body'), ...at(beginning)] : at(selected)}
      list={list}
      nameOf={nameOf}
    />
  );
  return (
    <div className="draft-columns" data-panel={isWide || undefined}>
      <div className="stack">
        <div className="row row-spread no-print">
          <Segments
            label={t('text.mode')}
            value={mode}
            options={[
              { value: 'clean', label: t('text.mode.clean') },
              { value: 'changes', label: t('text.mode.changes') },
            ]}
            onChange={(next) => choose({ mode: next })}
          />
          <Check
            checked={openOnly}
            onChange={(event) => choose({ open: event.target.checked ? '1' : undefined })}
          >
            {t('text.openOnly')}
          </Check>
          <span className="soft small">
            {list && t('text.open', { open: stillOpen.length, all: paragraphs.length })}
            {' · '}
            {t('text.pending', { count: (amendments ?? []).filter(isUndecided).length })}
          </span>
        </div>
        {openOnly && layout.lines.length === 0 && <p className="empty">{t('text.nothingOpen')}</p>}
        <div className="sheet">
          <TextView
            layout={layout}
            selected={selected}
            margin={(clause) => {
              const paragraph = standing.get(clause);
              return (
                <>
                  <MarginButton
                    place={nameOf(clause)}
                    count={at(clause).length}
                    isSelected={clause === selected}
                    onPress={() => choose({ clause: clause === selected ? undefined : clause })}
                  />
                  {(clause === 'title' || clause === 'body') && list && (
                    <CommentCount count={list.comments[clause]} />
                  )}
                  {paragraph && !(headings.has(clause) && paragraph.standing === 'open') && (
                    <MarginStanding paragraph={paragraph} />
                  )}
                </>
              );
            }}
            after={
              mode === 'changes'
                ? (clause) => <Proposals proposals={at(clause)} trees={trees} lang={page.layout.lang} />
                : undefined
            }
          />
        </div>
        {!isWide && about}
      </div>
      {isWide ? (
        <aside className="side-panel no-print" aria-label={t('panel.label')}>
          {selected && <h2 className="panel-title">{nameOf(selected)}</h2>}
          {panel || (
            <div className="stack">
              {about}
              <p className="empty">{t('panel.empty')}</p>
            </div>
          )}
        </aside>
      ) : (
        <Dialog
          title={selected ? nameOf(selected) : ''}
          isOpen={panel !== false}
          onClose={() => choose({ clause: undefined })}
          actions={<Button onPress={() => choose({ clause: undefined })}>{t('action.close')}</Button>}
        >
          {panel}
        </Dialog>
      )}
    </div>
  );
}

interface ProposalsProps {
  proposals: readonly Proposal[];
  trees: ReadonlyMap<string, Nested>;
  lang: string;
}

/** Under a paragraph: each amendment to it, boxed. */
function Proposals({ proposals, trees, lang }: ProposalsProps) {
  if (proposals.length === 0) return null;
  return (
    <div className="proposals">
      {proposals.map((proposal) => (
        <ProposalTree
          key={proposal.amendment.amendment.id}
          proposal={proposal}
          nested={trees.get(proposal.amendment.amendment.id)}
          box={(one, changes) => <AmendmentBox page={one} {...(changes ? { changes } : {})} lang={lang} />}
        />
      ))}
    </div>
  );
}
