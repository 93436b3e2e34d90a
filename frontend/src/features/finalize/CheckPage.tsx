import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Loaded } from '@/ui/Loading';
import { Findings } from './Findings';

/** `/drafts/:id/check`: what the editorial rules say of the current text, for members of the committee. */
export function CheckPage() {
  const { id = '' } = useParams();
  const t = useText();
  const draft = useQuery(queries.draft(id));
  const check = useQuery(queries.textCheck(id));
  return (
    <section className="stack page-medium" aria-labelledby="check">
      <div>
        <h2 id="check">{t('check.title')}</h2>
        <p className="soft">{t('check.explain')}</p>
      </div>
      <Loaded query={draft}>
        {({ layout }) => (
          <Loaded query={check}>
            {({ findings, to_be_adopted }) => (
              <>
                {to_be_adopted && <p className="notice">{t('check.toBeAdopted')}</p>}
                <Findings findings={findings} layout={layout} />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}
