import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { ButtonLink } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { Provenance } from './Provenance';

/** `/drafts/:id/history`: versions, what was decided, and who brought each word in. */
export function HistoryPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const t = useText();
  const versions = useQuery(queries.versions(id));
  const committee = useQuery(queries.draft(id)).data?.draft.committee_id;
  const seesAmendments = useMay(committee, 'see_amendments');
  const decisions = useQuery({ ...queries.decisions(id), enabled: seesAmendments }).data ?? [];
  const shown = Number(search.get('version')) || versions.data?.[0]?.number;
  return (
    <div className="stack history">
      <section className="stack stack-tight" aria-labelledby="versions">
        <h2 id="versions">{t('history.versions')}</h2>
        <Loaded query={versions}>
          {(list) => (
            <ol className="timeline">
              {list.map((version) => (
                <VersionEntry
                  key={version.number}
                  version={version}
                  decisions={decisions.filter(
                    (one) =>
                      one.result === version.number ||
                      (one.result === undefined && one.against === version.number),
                  )}
                  seesWords={seesAmendments}
                  isShown={seesAmendments && version.number === shown}
                />
              ))}
            </ol>
          )}
        </Loaded>
      </section>
      {shown && seesAmendments && <Provenance draft={id} version={shown} />}
    </div>
  );
}

interface VersionEntryProps {
  version: Schemas['Version'];
  decisions: readonly Schemas['Decision'][];
  isShown: boolean;
  /** Who brought which word is not for the public. */
  seesWords: boolean;
}

function VersionEntry({ version, decisions, isShown, seesWords }: VersionEntryProps) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  return (
    <li className="timeline-entry card" data-version={version.number} data-shown={isShown || undefined}>
      <div className="row row-spread">
        <h3>{t('version.number', { number: version.number })}</h3>
        <time className="soft small number" dateTime={version.at}>
          {times.dateTime(version.at)}
        </time>
      </div>
      <p dir="auto">
        {t(`version.${version.reason}`)} {version.note}
        {version.author && (
          <span className="soft">
            {' · '}
            <bdi>{version.author}</bdi>
          </span>
        )}
      </p>
      {version.sitting && <SittingLine sitting={version.sitting} />}
      {version.reason === 'incorporated' && (
        <p className="small">
          {version.adopted.map((one) => (
            <Link key={one.amendment_id} to={`/amendments/${one.amendment_id}`}>
              {one.label}
            </Link>
          ))}
        </p>
      )}
      {decisions.map((decision) => (
        <DecisionEntry key={decision.id} decision={decision} />
      ))}
      <p className="code small soft" title={version.hash}>
        {t('history.hash')} {version.hash.slice(0, 16)}
      </p>
      <div className="actions">
        {seesWords && (
          <ButtonLink small to={`?version=${version.number}`} replace aria-current={isShown || undefined}>
            {t('history.words')}
          </ButtonLink>
        )}
        {version.parent !== undefined && (
          <ButtonLink
            small
            to={`/drafts/${version.draft_id}/compare?from=${version.parent}&to=${version.number}`}
          >
            {t('history.compare', { number: version.parent })}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

/** At which meeting, under which item of the agenda. */
function SittingLine({ sitting }: { sitting: Schemas['Sitting'] }) {
  const t = useText();
  const { meeting, item } = sitting;
  return (
    <p className="small soft">
      {item ? t('sitting.meetingAndItem', { meeting, item }) : t('sitting.meeting', { meeting })}
    </p>
  );
}

function DecisionEntry({ decision }: { decision: Schemas['Decision'] }) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  return (
    <div className="decision" data-decision={decision.outcome}>
      <p>
        <strong>{t(`decision.${decision.outcome}`)}</strong>{' '}
        {decision.amendments.map((one, index) => (
          <span key={one.amendment_id}>
            {index > 0 && ', '}
            <Link to={`/amendments/${one.amendment_id}`}>{one.label}</Link>
          </span>
        ))}
      </p>
      {decision.sentence && (
        <p className="small" dir="auto">
          {decision.sentence}
        </p>
      )}
      {decision.resolutions.length > 0 && (
        <p className="small">{t('decision.resolved', { count: decision.resolutions.length })}</p>
      )}
      {decision.reason && (
        <p className="rationale" dir="auto">
          {decision.reason}
        </p>
      )}
      <p className="small soft">
        <bdi>{decision.by}</bdi> · <time dateTime={decision.at}>{times.dateTime(decision.at)}</time>
      </p>
    </div>
  );
}
