import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { type Change, SponsorDialog } from './SponsorDialog';

type Sponsor = Schemas['Sponsor'];

/** Who stands behind the draft, who has consented to the text as it is, and joining and leaving. */
export function SponsorsPanel({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const sponsors = useQuery(queries.sponsors(page.draft.id));
  return (
    <section className="card stack stack-tight" aria-labelledby="sponsors">
      <h2 id="sponsors" className="panel-heading">
        {t('sponsors.title')}
      </h2>
      <Loaded query={sponsors}>{(list) => <Sponsors page={page} list={list} />}</Loaded>
    </section>
  );
}

interface SponsorsProps {
  page: Schemas['DraftPage'];
  list: Schemas['SponsorList'];
}

function Sponsors({ page, list }: SponsorsProps) {
  const t = useText();
  const [asked, setAsked] = useState<{ change: Change; delegation?: Schemas['DelegationName'] }>();
  const { may } = page;
  const standing = list.items.filter((one) => !one.left_at);
  const gone = list.items.filter((one) => one.left_at);
  const records = may.includes('record_sponsors');
  return (
    <>
      {standing.length === 0 ? (
        <p className="soft">{t('sponsors.none')}</p>
      ) : (
        <ul className="sponsor-list">
          {standing.map((one) => (
            <li key={one.delegation.id} className="row" data-sponsor={one.delegation.name}>
              <SponsorName sponsor={one} />
              <Standing sponsor={one} version={list.version} />
              {records && !one.main && !one.late && (
                <RecordButtons
                  isBehind={one.consented_to !== undefined && one.consented_to < list.version}
                  onChoose={(change) => setAsked({ change, delegation: one.delegation })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {gone.length > 0 && (
        <p className="small soft">
          {t('sponsors.gone')} <bdi>{gone.map((one) => one.delegation.name).join(', ')}</bdi>
        </p>
      )}
      <div className="actions">
        {may.includes('join') && (
          <Button small onPress={() => setAsked({ change: 'join' })}>
            {t('sponsors.join')}
          </Button>
        )}
        {records && (
          <Button small onPress={() => setAsked({ change: 'join' })}>
            {t('sponsors.record')}
          </Button>
        )}
        {may.includes('leave') && (
          <Button small look="quiet" onPress={() => setAsked({ change: 'leave' })}>
            {t('sponsors.leave')}
          </Button>
        )}
      </div>
      {asked && (
        <SponsorDialog
          page={page}
          list={list}
          change={asked.change}
          delegation={asked.delegation}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

function SponsorName({ sponsor }: { sponsor: Sponsor }) {
  const t = useText();
  return (
    <span>
      <bdi>{sponsor.delegation.name}</bdi>
      {sponsor.on_behalf_of && (
        <span className="soft">
          {' '}
          {t('amendment.onBehalfOf')} <bdi>{sponsor.on_behalf_of}</bdi>
        </span>
      )}
    </span>
  );
}

/** Whether a co-sponsor has consented to the text as it is. */
function Standing({ sponsor, version }: { sponsor: Sponsor; version: number }) {
  const t = useText();
  if (sponsor.main) return <span className="badge badge-info">{t('sponsors.main')}</span>;
  if (sponsor.late) return <span className="badge">{t('sponsors.late')}</span>;
  if (sponsor.consented_to === undefined) return null;
  if (sponsor.consented_to === version)
    return <span className="badge badge-good">{t('sponsors.consented')}</span>;
  return (
    <span className="badge badge-warn">{t('sponsors.consentedTo', { number: sponsor.consented_to })}</span>
  );
}

function RecordButtons({ isBehind, onChoose }: { isBehind: boolean; onChoose: (change: Change) => void }) {
  const t = useText();
  return (
    <span className="actions">
      {isBehind && (
        <Button small look="quiet" onPress={() => onChoose('consent')}>
          {t('sponsors.recordConsent')}
        </Button>
      )}
      <Button small look="quiet" onPress={() => onChoose('leave')}>
        {t('sponsors.recordLeaving')}
      </Button>
    </span>
  );
}
