import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useMe, useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { Button, ButtonLink } from '@/ui/Button';
import { ChangedClause } from '@/ui/ChangedClauses';
import { Confirm } from '@/ui/Confirm';
import { Conflicts } from '@/ui/Conflicts';
import { TextArea } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { TextView } from '@/ui/TextView';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { ClauseRevision } from './ClauseRevision';
import { placeOf, withOperation } from './operations';
import { findPlace, knownOf } from './place';
import { rewrite } from './send';
import { type Revision, useRevision } from './useRevision';

type As = 'orally' | 'writing';

/** `/drafts/:id/revise?as=`: several changes to a text that become one new version, orally or in writing. */
export function RevisePage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const t = useText();
  const draft = useQuery(queries.draft(id));
  const as: As = search.get('as') === 'writing' ? 'writing' : 'orally';
  return (
    <Page title={t(`revise.title.${as}`)} lead={<span dir="auto">{draft.data?.draft.title}</span>}>
      <Loaded query={draft}>{(page) => <Revise key={as} page={page} as={as} />}</Loaded>
    </Page>
  );
}

interface ReviseProps {
  page: Schemas['DraftPage'];
  as: As;
}

function Revise({ page, as }: ReviseProps) {
  const t = useText();
  const person = useMe();
  const { draft, version, may } = page;
  const { revision, change, startAgain } = useRevision(person?.person.id ?? '', draft.id, version.number);
  const [at, setAt] = useState<string>();
  // Without a change of one's own the newest text is the one to begin with.
  const base = revision.ops.length === 0 ? version.number : revision.version;
  const carried = useCarried(page, { ...revision, version: base });
  const known = useMemo(() => knownOf(page.layout), [page.layout]);
  const isOld = base !== version.number;

  if (!may.includes(as === 'orally' ? 'revise_orally' : 'edit')) {
    return (
      <div className="stack">
        <p className="notice notice-warn">{t(`revise.notNow.${as}`)}</p>
        <div className="actions">
          <ButtonLink to={`/drafts/${draft.id}`}>{t('amend.back')}</ButtonLink>
        </div>
      </div>
    );
  }

  const changes = (carried.data?.comparison.clauses ?? []).filter((one) => one.status !== 'same');
  const put = (op: Schemas['Op']) => {
    change({ version: base, ops: withOperation(revision.ops, op) });
    setAt(undefined);
  };
  const takeOut = (clause: string) =>
    change({ version: base, ops: revision.ops.filter((op) => placeOf(op) !== clause) });
  return (
    <div className="draft-columns" data-panel>
      <div className="sheet">
        <TextView
          layout={page.layout}
          selected={at}
          margin={(clause) => (
            <Button
              small
              look="quiet"
              className="margin-word"
              aria-expanded={clause === at}
              aria-label={t('revise.change.label', { place: placeName(clause) })}
              isDisabled={isOld}
              onPress={() => setAt(clause === at ? undefined : clause)}
            >
              {t('revise.change')}
            </Button>
          )}
          after={(clause) => {
            const place = clause === at ? findPlace(page, clause) : undefined;
            return (
              place && (
                <ClauseRevision
                  page={page}
                  place={place}
                  ops={revision.ops}
                  changes={changes}
                  known={known}
                  onKeep={put}
                  onClose={() => setAt(undefined)}
                />
              )
            );
          }}
        />
      </div>
      <aside className="side-panel stack" aria-label={t('revise.changes')}>
        <h2 className="panel-heading">{t('revise.changes')}</h2>
        {isOld && (
          <Overtaken
            page={page}
            conflicts={carried.data?.conflicts ?? []}
            onCarry={() => carried.data && change({ version: version.number, ops: carried.data.ops })}
          />
        )}
        {carried.error && (
          <p className="notice notice-error" role="alert">
            {carried.error.message}
          </p>
        )}
        {revision.ops.length === 0 && <p className="soft">{t('revise.none')}</p>}
        {changes.map((one) => (
          <div key={one.clause} className="card">
            <ChangedClause change={one} lang={page.layout.lang} />
            {revision.ops.some((op) => placeOf(op) === one.clause) && (
              <Button small look="quiet" onPress={() => takeOut(one.clause)}>
                {t('revise.takeOut')}
              </Button>
            )}
          </div>
        ))}
        <Sending
          page={page}
          as={as}
          revision={{ ...revision, version: base }}
          isReady={revision.ops.length > 0 && !isOld && at === undefined}
          onNote={(note) => change({ note })}
          onDone={startAgain}
        />
      </aside>
    </div>
  );

  function placeName(clause: string): string {
    if (clause === 'title' || clause === 'body') return t(`place.${clause}`);
    const line = page.layout.lines.find((one) => one.clause === clause);
    return line?.label ? t('place.paragraph', { label: bareLabel(line.label) }) : t('place.beginning');
  }
}

/** What the changes are on the text as it is now. The secretariat looks at them in the main sponsor's name. */
function useCarried({ draft, version }: Schemas['DraftPage'], { ops, version: base }: Revision) {
  const isSecretariat = useMembership(draft.committee_id)?.role === 'secretariat';
  const sponsor = draft.main_sponsor_id;
  return useQuery({
    ...queries.carried(draft.id, version.number, {
      base_version: base,
      ops,
      ...(isSecretariat && sponsor ? { delegation_id: sponsor } : {}),
    }),
    enabled: ops.length > 0 && (!isSecretariat || sponsor !== undefined),
  });
}

interface OvertakenProps {
  page: Schemas['DraftPage'];
  conflicts: readonly Schemas['MergeConflict'][];
  onCarry: () => void;
}

/** The text moved on while the changes were made; they are carried over when the person says so. */
function Overtaken({ page, conflicts, onCarry }: OvertakenProps) {
  const t = useText();
  return (
    <div className="notice notice-warn" role="alert">
      <p>
        <strong>{t('amend.baseChanged', { number: page.version.number })}</strong>{' '}
        {t(conflicts.length > 0 ? 'revise.overtaken.conflicts' : 'revise.overtaken')}
      </p>
      <Conflicts conflicts={conflicts} lang={page.layout.lang} />
      <Button small onPress={onCarry}>
        {t('revise.overtaken.carry')}
      </Button>
    </div>
  );
}

interface SendingProps extends ReviseProps {
  revision: Revision;
  isReady: boolean;
  onNote: (note: string) => void;
  onDone: (version: number) => void;
}

function Sending({ page, as, revision, isReady, onNote, onDone }: SendingProps) {
  const t = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const { draft } = page;
  // The secretariat writes a text on somebody's instruction, and says whose.
  const role = useMembership(draft.committee_id)?.role;
  const isInstructed = as === 'writing' && role === 'secretariat';
  const write = useWrite({
    write: () => rewrite(as, draft.id, revision.version, { ops: revision.ops, note: revision.note }),
    refresh: [queries.keys.draft(draft.id), ['amendment']],
    onDone: (done) => {
      onDone(done.version.number);
      toasts.done(t('amend.directDone', { number: done.version.number }));
      navigate(`/drafts/${draft.id}`);
    },
  });
  return (
    <>
      <TextArea
        label={t('chair.reason')}
        hint={t(isInstructed ? 'revise.instruction' : 'stage.reason.hint')}
        value={revision.note}
        onChange={(event) => onNote(event.target.value)}
      />
      <div className="actions">
        <Button
          look="primary"
          isDisabled={!isReady || (isInstructed && revision.note.trim() === '')}
          onPress={() => setAsks(true)}
        >
          {t(`revise.send.${as}`)}
        </Button>
        <ButtonLink to={`/drafts/${draft.id}`}>{t('amend.back')}</ButtonLink>
      </div>
      <Confirm
        title={t(`revise.ask.${as}`)}
        action={t(`revise.send.${as}`)}
        isOpen={asks}
        isDisabled={write.isPending}
        onConfirm={() => write.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p>{t('revise.ask.explain', { count: draft.pending_amendments ?? 0 })}</p>
      </Confirm>
    </>
  );
}
