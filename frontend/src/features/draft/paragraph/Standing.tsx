import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import { useRichText, useText, useTimes } from '@/i18n';
import { holds } from '@/lib/standing';
import { Confirm } from '@/ui/Confirm';
import { Menu } from '@/ui/Menu';
import { StandingBadge } from '@/ui/StandingBadge';
import { PackageDialog } from './PackageDialog';
import type { ParagraphProps } from './ParagraphPanel';
import { PendingDialog } from './PendingDialog';
import { seen, useParagraphWrite } from './useParagraphWrite';

type Change = Schemas['StandingChange'];

/** Where a paragraph stands, since when, with what it is tied; for officers, what it can become. */
export function Standing(props: ParagraphProps) {
  const t = useText();
  const rich = useRichText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const { paragraph, nameOf } = props;
  const { standing, package: tied, by_silence, set_at, set_by, marks, next } = paragraph;
  const isHeld = marks.some(holds);
  return (
    <section className="stack stack-tight" aria-label={t('standing.title')}>
      <p className="row">
        <StandingBadge standing={standing} />
        {by_silence && <span className="small">{t('standing.bySilence')}</span>}
        {set_at && (
          <span className="small soft">
            {rich('standing.since', { by: <bdi key="by">{set_by}</bdi>, at: times.dateTime(set_at) })}
          </span>
        )}
      </p>
      {tied.length > 0 && (
        <p className="small">{t('standing.tied', { places: tied.map(nameOf).join(', ') })}</p>
      )}
      {standing === 'pending' && !isHeld && tied.length === 0 && (
        <p className="small">{t('standing.nobodyPending')}</p>
      )}
      {next.length > 0 && <Choose {...props} />}
    </section>
  );
}

function Choose(props: ParagraphProps) {
  const t = useText();
  const { page, paragraph } = props;
  const [asks, setAsks] = useState<'package' | 'pending' | 'reopened'>();
  const set = useParagraphWrite(
    page,
    (body: Change) =>
      take(
        api.PUT('/drafts/{draft}/paragraphs/{clause}/standing', {
          params: seen(page, paragraph.clause),
          body,
        }),
      ),
    () => setAsks(undefined),
  );
  const choose = (standing: Schemas['Standing']) => {
    const isTied = paragraph.package.length > 0;
    if (standing === 'package' && !isTied) setAsks('package');
    else if (standing === 'pending' || standing === 'reopened') setAsks(standing);
    else set.mutate({ standing });
  };
  const dialog = { isBusy: set.isPending, onClose: () => setAsks(undefined), onSet: set.mutate };
  return (
    <div className="actions">
      <Menu
        label={t('standing.set')}
        entries={paragraph.next.map((standing) => ({
          id: standing,
          label: t(`standing.${standing}`),
          onAction: () => choose(standing),
        }))}
      />
      {asks === 'package' && <PackageDialog {...props} {...dialog} />}
      {asks === 'pending' && <PendingDialog {...props} {...dialog} />}
      <Confirm
        title={t('standing.reopen.ask')}
        action={t('standing.reopen')}
        isOpen={asks === 'reopened'}
        isDisabled={set.isPending}
        onConfirm={() => set.mutate({ standing: 'reopened' })}
        onClose={() => setAsks(undefined)}
      >
        <p>{t(paragraph.package.length > 0 ? 'standing.reopen.package' : 'standing.reopen.explain')}</p>
      </Confirm>
    </div>
  );
}
