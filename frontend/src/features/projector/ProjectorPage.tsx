import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useMay } from '@/api/queries';
import { useText } from '@/i18n';
import { Loaded } from '@/ui/Loading';
import { useTitle } from '@/ui/Page';
import { Before } from './Before';
import { Settled } from './Settled';
import { sceneOf } from './scene';

/** `/drafts/:id/projector`: in large type for the room, what is before the committee now, and what came of it. */
export function ProjectorPage() {
  const { id = '' } = useParams();
  const t = useText();
  const draft = useQuery(queries.draft(id));
  useTitle(draft.data?.draft.title ?? '');
  const seesAmendments = useMay(draft.data?.draft.committee_id, 'see_amendments');
  return (
    <div className="projector">
      <Loaded query={draft}>
        {(page) => (
          <>
            <header className="projector-head">
              <p className="row row-spread">
                <span dir="auto">
                  {[page.draft.designation, page.draft.symbol].filter(Boolean).join(' · ')}
                </span>
                <Link to={`/drafts/${id}`} className="no-print">
                  {t('amend.back')}
                </Link>
              </p>
              <h1 lang={page.layout.lang} dir="auto">
                {page.draft.title}
              </h1>
            </header>
            {seesAmendments ? <Scene page={page} /> : <Closed page={page} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Scene({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const amendments = useQuery(queries.amendments(page.draft.id));
  const decisions = useQuery(queries.decisions(page.draft.id));
  return (
    <Loaded query={amendments}>
      {(all) => (
        <Loaded query={decisions}>
          {(decided) => {
            const scene = sceneOf(all, decided);
            if (scene.kind === 'before') return <Before page={page} amendments={scene.amendments} />;
            if (scene.kind === 'settled') return <Settled page={page} decision={scene.decision} all={all} />;
            return <p className="projector-quiet">{t('projector.nothing')}</p>;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

/** Who does not see amendments sees where the draft stands. */
function Closed({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  return <p className="projector-quiet">{t(`draft.status.${page.draft.status}`)}</p>;
}
