import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useMe, useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { typedKey } from '@/lib/typed';
import { amendmentName } from '@/ui/AmendmentBox';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { TextArea } from '@/ui/Field';
import { Waiting } from '@/ui/Loading';
import { RecordedFor } from '@/ui/RecordedFor';
import { Segments } from '@/ui/Segments';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { BaseChanged } from './BaseChanged';
import { Collisions } from './Collisions';
import { withOperation } from './operations';
import { PositionFields } from './PositionFields';
import { findPlace, knownOf, type Place, type Version } from './place';
import { actions, operationOf, places, startOf, type Work } from './proposal';
import { SendButtons } from './SendButtons';
import { type How, type Sending, type Sent, send } from './send';
import { useLeaving } from './useLeaving';
import { useTyped } from './useTyped';
import { WordsEditor } from './WordsEditor';

interface AmendFormProps {
  page: Schemas['DraftPage'];
  clause: string;
  work: Work;
}

/** What is proposed at one place, and the sending of it. */
export function AmendForm({ page, clause, work }: AmendFormProps) {
  const t = useText();
  const navigate = useNavigate();
  const toasts = useToasts();
  const person = useMe();
  const isSecretariat = useMembership(page.draft.committee_id)?.role === 'secretariat';
  const [search, setSearch] = useSearchParams();
  const action = actions.find((one) => one === search.get('do')) ?? 'edit';
  const where = places.find((one) => one === search.get('where')) ?? 'after';
  const draftId = page.draft.id;

  const start = startOf(action, findPlace(page, clause), page.version.number, work);
  const first = useRef(start);
  const place = `${work.existing?.amendment.id ?? 'new'}.${action}.${clause}`;
  const { typed, change, restored, failed, forget, startAgain, unsent } = useTyped(
    typedKey(person?.person.id ?? '', draftId, place),
    start,
  );
  const [target, setTarget] = useState('');
  const [delegation, setDelegation] = useState('');
  const [conflicts, setConflicts] = useState(work.conflicts);
  const worded = useWordedOn(page, typed.version);
  const blocker = useLeaving(
    () => unsent() && (typed.text !== first.current.text || typed.rationale !== first.current.rationale),
  );
  const write = useWrite({
    write: (sending: Sending) => send(sending),
    refresh: [queries.keys.draft(draftId), ['amendment']],
    onDone: (sent, { how }) => {
      forget();
      toasts.done(sentence(t, sent, how));
      navigate(nextPage(sent, how, draftId, clause));
    },
  });
  const known = useMemo(() => worded && knownOf(worded.layout), [worded]);

  if (!worded || !known) return <Waiting />;
  const here = findPlace(worded, clause);
  if (!here) return <p className="notice notice-warn">{t('amend.noPlace')}</p>;

  const { lines, lang } = worded.layout;
  const isWords = action === 'edit' || action === 'insert';
  const op = operationOf({ action, place: here, where, target, typed, lines });
  const choose = (part: Record<string, string>) =>
    setSearch({ ...Object.fromEntries(search), ...part }, { replace: true });
  const dispatch = (how: How) => {
    if (!op) return;
    const { existing } = work;
    const ops = withOperation(work.ops, op);
    const { version, rationale } = typed;
    write.mutate({ how, draft: draftId, existing, ops, version, rationale, delegation });
  };

  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <p className="row">
        <Link to={`/drafts/${draftId}?clause=${encodeURIComponent(clause)}`}>{t('amend.back')}</Link>
        <strong>{placeName(t, here)}</strong>
        {work.existing && (
          <span className="badge badge-info">{amendmentName(t, work.existing.amendment)}</span>
        )}
        <span className="soft">{t('version.number', { number: typed.version })}</span>
      </p>
      {here.line && (
        <Segments
          label={t('amend.action')}
          value={action}
          options={actions.map((value) => ({ value, label: t(`amend.action.${value}`) }))}
          onChange={(value) => choose({ do: value })}
        />
      )}
      {typed.version !== page.version.number && (
        <BaseChanged
          worded={worded}
          page={page}
          clause={clause}
          op={action === 'edit' ? op : undefined}
          onCarried={(text, collisions) => {
            change({ version: page.version.number, text });
            setConflicts(collisions);
          }}
          onContinue={() => change({ version: page.version.number })}
        />
      )}
      {restored && (
        <div className="notice row row-spread" role="status">
          <span>{t('amend.restored')}</span>
          <Button small onPress={startAgain}>
            {t('amend.startAgain')}
          </Button>
        </div>
      )}
      <Collisions conflicts={conflicts} lang={lang} onTake={(text) => change({ text })} />
      {action !== 'edit' && <Original place={here} lang={lang} />}
      {(action === 'insert' || action === 'move') && (
        <PositionFields
          lines={lines.filter((line) => line.clause !== clause)}
          where={where}
          target={action === 'move' ? target : undefined}
          onWhere={(value) => choose({ where: value })}
          onTarget={setTarget}
        />
      )}
      {action === 'delete' && <p>{t('amend.deleteHint')}</p>}
      {isWords && (
        <WordsEditor
          draft={draftId}
          version={typed.version}
          clause={action === 'edit' ? clause : undefined}
          base={action === 'edit' ? here.text : ''}
          value={typed.text}
          footnotes={typed.footnotes}
          known={known}
          layout={worded.layout}
          onChange={(text) => change({ text })}
          onNote={(footnotes) => change({ footnotes })}
        />
      )}
      <TextArea
        label={t('amend.rationale')}
        hint={t('amend.rationaleHint')}
        value={typed.rationale}
        onChange={(event) => change({ rationale: event.target.value })}
      />
      {!work.existing && (
        <RecordedFor committee={page.draft.committee_id} value={delegation} onChange={setDelegation} />
      )}
      <SendButtons
        existing={work.existing}
        isReady={op !== undefined && !write.isPending}
        mayPropose={page.may.includes('amend')}
        mayChange={page.may.includes('edit')}
        isInstructed={!isSecretariat || typed.rationale.trim() !== ''}
        mayReviseOrally={page.may.includes('revise_orally')}
        onSend={dispatch}
      />
      {isSecretariat && page.may.includes('edit') && <p className="small soft">{t('revise.instruction')}</p>}
      <p className="small soft" role="status">
        {failed ? t('amend.notKept') : t('amend.kept')}
      </p>
      <Confirm
        title={t('amend.leave')}
        action={t('amend.leave.go')}
        isOpen={blocker.state === 'blocked'}
        onConfirm={() => blocker.proceed?.()}
        onClose={() => blocker.reset?.()}
      >
        <p>{t('amend.leave.explain')}</p>
      </Confirm>
    </form>
  );
}

/** The version that the words were typed against; it stays in force until the person says otherwise. */
function useWordedOn(page: Schemas['DraftPage'], version: number): Version | undefined {
  const isCurrent = version === page.version.number;
  const old = useQuery({ ...queries.version(page.draft.id, version), enabled: !isCurrent }).data;
  return isCurrent ? page : old;
}

type Text = ReturnType<typeof useText>;

function sentence(t: Text, sent: Sent, how: How): string {
  if (sent.kind === 'version') return t('amend.directDone', { number: sent.page.version.number });
  const label = amendmentName(t, sent.page.amendment);
  return t(how === 'save' ? 'amend.saved' : 'amend.submitted', { label });
}

function nextPage(sent: Sent, how: How, draft: string, clause: string): string {
  if (sent.kind === 'amendment' && how === 'save') return `/amendments/${sent.page.amendment.id}`;
  return `/drafts/${draft}?clause=${encodeURIComponent(clause)}`;
}

function placeName(t: Text, place: Place): string {
  if (place.clause === 'title' || place.clause === 'body') return t(`place.${place.clause}`);
  if (!place.line) return t('place.note', { number: place.label });
  return place.label ? t('place.paragraph', { label: bareLabel(place.label) }) : t(`kind.${place.line.kind}`);
}

function Original({ place, lang }: { place: Place; lang: string }) {
  return (
    <blockquote className="words card original" lang={lang} dir="auto">
      {place.label} {place.line?.parts.map((part) => part.text).join('') ?? place.text}
    </blockquote>
  );
}
