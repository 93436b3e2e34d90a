import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import { useMembership } from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { Addressee, AddresseeChoice } from './AddresseeChoice';
import { DetailsChoice } from './DetailsChoice';
import { FacilitatorChoice } from './FacilitatorChoice';
import { StageSteps } from './StageSteps';

/** A draft's way to the decision. */
const way = ['zero_draft', 'informal_text', 'submitted', 'tabled', 'under_action'] as const;
const decided: readonly Schemas['DraftStatus'][] = [
  'adopted_without_vote',
  'adopted_by_vote',
  'rejected',
  'no_action',
  'final',
];

/** Where the draft stands, what is known of its way there, and the next possible steps. */
export function StagePanel({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const { status } = page.draft;
  // Silence is a pause of the informal text.
  const now = status === 'silence' ? 'informal_text' : status;
  return (
    <section className="card stack stack-tight" aria-labelledby="stage">
      <h2 id="stage" className="panel-heading">
        {t('stage.title')}
      </h2>
      <ol className="stages">
        {way.map((stage) => (
          <li key={stage} aria-current={stage === now ? 'step' : undefined}>
            {t(`draft.status.${stage}`)}
          </li>
        ))}
        <li aria-current={decided.includes(status) || status === 'withdrawn' ? 'step' : undefined}>
          {decided.includes(status) || status === 'withdrawn'
            ? t(`draft.status.${status}`)
            : t('stage.decided')}
        </li>
      </ol>
      <Facts page={page} />
      <StageSteps page={page} />
      <div className="actions">
        {page.may.includes('name_facilitator') && <FacilitatorChoice page={page} />}
        {page.may.includes('change') && <DetailsChoice page={page} />}
        {page.may.includes('name_addressee') && <AddresseeChoice page={page} />}
      </div>
    </section>
  );
}

function Facts({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const { draft, stage } = page;
  const own = useMembership(draft.committee_id)?.delegation?.id;
  const isMainSponsor = own !== undefined && own === draft.main_sponsor_id;
  const waitsForMeeting =
    isMainSponsor && !stage.meeting && (draft.status === 'submitted' || draft.status === 'tabled');
  return (
    <ul className="facts small">
      {draft.status === 'silence' && <li>{t('draft.status.silence')}</li>}
      {draft.revision !== undefined && <li>{t('stage.revision', { number: draft.revision })}</li>}
      {draft.tabled_at && <li>{t('stage.circulated', { when: times.dateTime(draft.tabled_at) })}</li>}
      {stage.facilitator && (
        <li>
          {t('stage.facilitator')} <bdi>{stage.facilitator.name}</bdi>
        </li>
      )}
      <Addressee page={page} />
      {draft.reintroduced_from && (
        <li>
          <Link to={`/drafts/${draft.reintroduced_from}`}>{t('stage.reintroduces')}</Link>
        </li>
      )}
      {stage.reintroduced_as && (
        <li>
          <Link to={`/drafts/${stage.reintroduced_as}`}>{t('stage.reintroducedAs')}</Link>
        </li>
      )}
      {waitsForMeeting && <li className="soft">{t('stage.noMeeting')}</li>}
    </ul>
  );
}
