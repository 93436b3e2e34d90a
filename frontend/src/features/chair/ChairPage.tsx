import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { isUndecided } from '@/lib/pending';
import { beginning, elsewhere, placeAmendments } from '@/lib/placing';
import { AmendmentBox } from '@/ui/AmendmentBox';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { DecideDraft } from './DecideDraft';
import { Preview } from './Preview';
import { RejectSelected } from './RejectSelected';

/** `/drafts/:id/chair`: amendments per paragraph; some are selected, previewed, and adopted or rejected. */
export function ChairPage() {
  const { id = '' } = useParams();
  const draft = useQuery(queries.draft(id));
  const amendments = useQuery(queries.amendments(id));
  return (
    <Loaded query={draft}>
      {(page) => (
        <Loaded query={amendments}>
          {(list) => <Deciding page={page} undecided={list.filter(isUndecided)} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface DecidingProps {
  page: Schemas['DraftPage'];
  undecided: readonly Schemas['AmendmentPage'][];
}

function Deciding({ page, undecided }: DecidingProps) {
  const t = useText();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState<readonly string[]>(() => search.getAll('amendment'));
  const [isPreviewing, setPreviewing] = useState(false);
  // What was decided meanwhile, here or in another tab, is no longer selected.
  const decidable = undecided.filter(mayDecide);
  const selected = decidable.filter(({ amendment }) => chosen.includes(amendment.id));
  const toggle = (id: string) =>
    setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));

  return (
    <div className="chair-columns">
      <section className="stack" aria-labelledby="pending">
        <div className="row row-spread">
          <h2 id="pending">{t('chair.pending', { count: undecided.length })}</h2>
          <div className="actions">
            <Button
              small
              isDisabled={decidable.length === 0}
              onPress={() => setChosen(decidable.map(({ amendment }) => amendment.id))}
            >
              {t('chair.selectAll')}
            </Button>
            <Button small isDisabled={selected.length === 0} onPress={() => setChosen([])}>
              {t('chair.selectNone')}
            </Button>
          </div>
        </div>
        {undecided.length === 0 && <p className="empty">{t('chair.nothing')}</p>}
        <ByParagraph
          page={page}
          undecided={undecided}
          only={search.get('clause')}
          selected={new Set(selected.map(({ amendment }) => amendment.id))}
          onToggle={toggle}
        />
      </section>
      <section className="stack chair-side" aria-labelledby="decision">
        <h2 id="decision">{t('chair.decision')}</h2>
        <p role="status">{t('chair.selected', { count: selected.length })}</p>
        <div className="actions">
          <Button look="primary" isDisabled={selected.length === 0} onPress={() => setPreviewing(true)}>
            {t('chair.preview')}
          </Button>
          <RejectSelected page={page} selected={selected} onDone={() => setChosen([])} />
        </div>
        {isPreviewing && selected.length > 0 && (
          <Preview
            key={selected.map(({ amendment }) => amendment.id).join()}
            page={page}
            amendments={selected.map(({ amendment: { id, revision } }) => ({ amendment_id: id, revision }))}
            onDone={() => {
              setChosen([]);
              setPreviewing(false);
            }}
          />
        )}
        <DecideDraft page={page} pending={undecided.length} />
      </section>
    </div>
  );
}

/** One that needs its mover first cannot be decided yet. */
function mayDecide({ may }: Schemas['AmendmentPage']): boolean {
  return may.includes('adopt') || may.includes('reject');
}

interface ByParagraphProps extends DecidingProps {
  /** Only this paragraph; all where null. */
  only: string | null;
  selected: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

/** Each paragraph that something is proposed for, in reading order, with all its amendments. */
function ByParagraph({ page, undecided, only, selected, onToggle }: ByParagraphProps) {
  const t = useText();
  const { layout } = page;
  const order = useMemo(
    () => ['title', 'body', beginning, ...layout.lines.map((line) => line.clause), elsewhere],
    [layout],
  );
  const places = useMemo(() => placeAmendments(order, undecided), [order, undecided]);
  return order
    .filter((clause) => places.has(clause) && (only === null || only === clause))
    .map((clause) => (
      <section key={clause} className="paragraph-group" data-clause={clause}>
        <h3>{heading(clause)}</h3>
        {places.get(clause)?.map(({ amendment: one, changes }) => (
          <AmendmentBox
            key={one.amendment.id}
            page={one}
            changes={changes}
            lang={layout.lang}
            before={
              <input
                disabled={!mayDecide(one)}
                type="checkbox"
                className="select-amendment"
                aria-label={t('chair.select', { label: one.amendment.label })}
                checked={selected.has(one.amendment.id)}
                onChange={() => onToggle(one.amendment.id)}
              />
            }
          />
        ))}
      </section>
    ));

  function heading(clause: string): string {
    if (clause === 'title' || clause === 'body') return t(`place.${clause}`);
    if (clause === beginning) return t('place.beginning');
    const line = layout.lines.find((one) => one.clause === clause);
    if (!line) return t('place.elsewhere');
    const words = line.parts.map((part) => part.text).join('');
    const name = line.label ? t('place.paragraph', { label: bareLabel(line.label) }) : t(`kind.${line.kind}`);
    return `${name} – ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`;
  }
}
