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
import { ForGroup } from '@/ui/ForGroup';
import { Waiting } from '@/ui/Loading';
import { RecordedFor } from '@/ui/RecordedFor';
import { Segments } from '@/ui/Segments';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { BaseChanged } from './BaseChanged';
import { Collisions } from './Collisions';
import { type Ground, useEarlier } from './ground';
import { withOperation } from './operations';
import { PositionFields } from './PositionFields';
import { findPlace, knownOf, type Place } from './place';
import { actions, operationOf, places, startOf, type Work } from './proposal';
import { SendButtons } from './SendButtons';
import { type How, type Sending, type Sent, send } from './send';
import { useLeaving } from './useLeaving';
import { useTyped } from './useTyped';
import { WordsEditor } from './WordsEditor';

interface AmendFormProps {
  page: Schemas['DraftPage'];
  /** What the words are against as it is now. */
  ground: Ground;
  clause: string;
  work: Work;
  /** The chair writes a change that follows from what was adopted, instead of an amendment. */
  isConsequence?: boolean;
}

/** What is proposed at one place, and the sending of it. */
export function AmendForm({ page, ground, clause, work, isConsequence = false }: AmendFormProps) {
  const t = useText();
  const navigate = useNavigate();
  const toasts = useToasts();
  const person = useMe();
  const isSecretariat = useMembership(page.draft.committee_id)?.role === 'secretariat';
  const [search, setSearch] = useSearchParams();
  const action = actions.find((one) => one === search.get('do')) ?? 'edit';
  const where = places.find((one) => one === search.get('where')) ?? 'after';
  const draftId = page.draft.id;

  const start = startOf(action, findPlace(ground, clause), ground.number, work);
  const first = useRef(start);
  const kind = isConsequence ? 'consequence' : ground.to ? `to-${ground.to.id}` : 'new';
  const place = `${work.existing?.amendment.id ?? kind}.${action}.${clause}`;
  const { typed, change, restored, failed, forget, startAgain, unsent } = useTyped(
    typedKey(person?.person.id ?? '', draftId, place),
    start,
  );
  const [target, setTarget] = useState('');
  const [delegation, setDelegation] = useState('');
  const [group, setGroup] = useState('');
  const [conflicts, setConflicts] = useState(work.conflicts);
  const worded = useEarlier(draftId, ground, typed.version);
  const blocker = useLeaving(
    () => unsent() && (typed.text !== first.current.text || typed.rationale !== first.current.rationale),
  );
  const write = useWrite({
    write: (sending: Sending) => send(sending),
    refresh: [queries.keys.draft(draftId), ['amendment']],
    onDone: (sent, { how }) => {
      forget();
      toasts.done(sentence(t, sent, how));
      navigate(nextPage(sent, how, draftId, clause, ground));
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
    const { version: number, rationale } = typed;
    const statement = search.get('statement') ?? '';
    write.mutate({
      how,
      draft: draftId,
      existing,
      ops,
      ground,
      number,
      rationale,
      delegation,
      group,
      statement,
    });
  };

  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <p className="row">
        <Link to={backTo(draftId, clause, ground, isConsequence)}>
          {ground.to ? t('amend.backTo', { label: ground.to.label }) : t('amend.back')}
        </Link>
        <strong>{placeName(t, here)}</strong>
        {work.existing && (
          <span className="badge badge-info">{amendmentName(t, work.existing.amendment)}</span>
        )}
        <span className="soft">
          {ground.to
            ? t('amend.against', { label: ground.to.label, number: typed.version })
            : t('version.number', { number: typed.version })}
        </span>
      </p>
      {here.line && (
        <Segments
          label={t('amend.action')}
          value={action}
          options={actions.map((value) => ({ value, label: t(`amend.action.${value}`) }))}
          onChange={(value) => choose({ do: value })}
        />
      )}
      {typed.version !== ground.number && (
        <BaseChanged
          draft={draftId}
          worded={worded}
          wordedOn={typed.version}
          ground={ground}
          clause={clause}
          op={action === 'edit' ? op : undefined}
          onCarried={(text, collisions) => {
            change({ version: ground.number, text });
            setConflicts(collisions);
          }}
          onContinue={() => change({ version: ground.number })}
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
          to={ground.to?.id}
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
        label={t(isConsequence ? 'consequence.reason' : 'amend.rationale')}
        hint={t(isConsequence ? 'consequence.reasonHint' : 'amend.rationaleHint')}
        required={isConsequence}
        value={typed.rationale}
        onChange={(event) => change({ rationale: event.target.value })}
      />
      {!work.existing && !isConsequence && (
        <RecordedFor
          committee={page.draft.committee_id}
          value={delegation}
          onChange={(chosen) => {
            setDelegation(chosen);
            setGroup('');
          }}
        />
      )}
      {!work.existing && !isConsequence && (
        <ForGroup
          committee={page.draft.committee_id}
          recordedFor={delegation}
          value={group}
          onChange={setGroup}
        />
      )}
      {isConsequence ? (
        <div className="actions">
          <Button
            look="primary"
            isDisabled={op === undefined || write.isPending || typed.rationale.trim() === ''}
            onPress={() => dispatch('consequence')}
          >
            {t('consequence.send')}
          </Button>
        </div>
      ) : (
        <SendButtons
          existing={work.existing}
          isReady={op !== undefined && !write.isPending}
          mayPropose={page.may.includes('amend')}
          mayChange={page.may.includes('edit') && !ground.to}
          isInstructed={!isSecretariat || typed.rationale.trim() !== ''}
          mayReviseOrally={page.may.includes('revise_orally') && !ground.to}
          onSend={dispatch}
        />
      )}
      {isSecretariat && page.may.includes('edit') && !isConsequence && (
        <p className="small soft">{t('revise.instruction')}</p>
      )}
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

type Text = ReturnType<typeof useText>;

function sentence(t: Text, sent: Sent, how: How): string {
  if (sent.kind === 'version') return t('amend.directDone', { number: sent.number });
  const label = amendmentName(t, sent.page.amendment);
  return t(how === 'save' ? 'amend.saved' : 'amend.submitted', { label });
}

function nextPage(sent: Sent, how: How, draft: string, clause: string, ground: Ground): string {
  if (sent.kind === 'amendment' && how === 'save') return `/amendments/${sent.page.amendment.id}`;
  return backTo(draft, clause, ground, how === 'consequence');
}

/** Where one came from: the paragraph in the text, the amendment that is amended, or the chair's page. */
function backTo(draft: string, clause: string, { to }: Ground, isConsequence: boolean): string {
  if (isConsequence) return `/drafts/${draft}/chair`;
  return to ? `/amendments/${to.id}` : `/drafts/${draft}?clause=${encodeURIComponent(clause)}`;
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
