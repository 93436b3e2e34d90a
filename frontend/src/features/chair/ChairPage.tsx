import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { isUndecided } from '@/lib/pending';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { useNames } from '@/ui/useNames';
import { AfterDecision } from './AfterDecision';
import { ByParagraph } from './ByParagraph';
import { mayDecide } from './ChairBox';
import { Challenges } from './Challenges';
import { Consequential } from './Consequential';
import { DecideDraft } from './DecideDraft';
import { DecisionPanel } from './DecisionPanel';
import { Divisions } from './division/Divisions';
import { Hindrances } from './Hindrances';
import { LatestDecision } from './LatestDecision';
import { OrderPanel } from './order/OrderPanel';
import { Suggestions } from './rulings/Suggestions';
import { toggled } from './turn';

/** `/drafts/:id/chair`: everything that is prepared for the action, and every decision that the chair takes in it. */
export function ChairPage() {
  const { id = '' } = useParams();
  const draft = useQuery(queries.draft(id));
  const amendments = useQuery(queries.amendments(id));
  const outlook = useQuery(queries.outlook(id));
  return (
    <Loaded query={draft}>
      {(page) => (
        <Loaded query={amendments}>
          {(all) => (
            <Loaded query={outlook}>{(found) => <Conducting page={page} all={all} outlook={found} />}</Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface ConductingProps {
  page: Schemas['DraftPage'];
  all: readonly Schemas['AmendmentPage'][];
  outlook: Schemas['Outlook'];
}

function Conducting({ page, all, outlook }: ConductingProps) {
  const t = useText();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState<readonly string[]>(() => search.getAll('amendment'));
  const names = useNames(page.layout, all);
  const pending = all.filter(isUndecided);
  // What was decided meanwhile, here or in another tab, is no longer selected.
  const decidable = pending.filter(mayDecide);
  const selected = decidable.filter(({ amendment }) => chosen.includes(amendment.id));
  const somethingAdopted =
    outlook.qualifier.includes('amended') ||
    all.some(({ amendment }) => amendment.status.startsWith('adopted'));

  return (
    <div className="stack">
      <Hindrances hindrances={outlook.hindrances} />
      <Challenges page={page} outlook={outlook} />
      <div className="chair-columns">
        <div className="stack">
          <OrderPanel page={page} outlook={outlook} pending={pending} names={names} />
          <section className="stack" aria-labelledby="pending">
            <div className="row row-spread">
              <h2 id="pending">{t('chair.pending', { count: pending.length })}</h2>
              <div className="actions">
                <Button
                  small
                  isDisabled={decidable.length === 0}
                  onPress={() => setChosen(decidable.filter(isTop).map(({ amendment }) => amendment.id))}
                >
                  {t('chair.selectAll')}
                </Button>
                <Button small isDisabled={selected.length === 0} onPress={() => setChosen([])}>
                  {t('chair.selectNone')}
                </Button>
              </div>
            </div>
            {pending.length === 0 && <p className="empty">{t('chair.nothing')}</p>}
            <ByParagraph
              page={page}
              outlook={outlook}
              pending={pending}
              names={names}
              somethingAdopted={somethingAdopted}
              only={search.get('clause')}
              selected={new Set(selected.map(({ amendment }) => amendment.id))}
              onToggle={(id) =>
                setChosen(
                  toggled(
                    selected.map(({ amendment }) => amendment.id),
                    id,
                    pending,
                  ),
                )
              }
            />
          </section>
        </div>
        {selected.length > 0 && (
          <a className="button button-primary to-decision" href="#decision">
            {t('chair.toDecision', { labels: names.labels(selected.map(({ amendment }) => amendment.id)) })}
          </a>
        )}
        <div className="stack chair-side">
          {page.may.includes('decide_amendments') && (
            <DecisionPanel
              page={page}
              outlook={outlook}
              pending={pending}
              selected={selected}
              names={names}
              onSelect={setChosen}
            />
          )}
          <LatestDecision page={page} outlook={outlook} />
          <Suggestions page={page} outlook={outlook} pending={pending} names={names} />
          <Divisions page={page} outlook={outlook} pending={pending} names={names} />
          <Consequential page={page} somethingAdopted={somethingAdopted} />
          <DecideDraft page={page} outlook={outlook} pending={pending.length} />
          <AfterDecision page={page} outlook={outlook} />
        </div>
      </div>
    </div>
  );
}

/** Amendments to an amendment are decided by themselves, before it. */
function isTop({ amendment }: Schemas['AmendmentPage']): boolean {
  return amendment.to === undefined;
}
