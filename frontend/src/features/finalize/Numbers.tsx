import { useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { plainWords } from '@/lib/inline';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { Check } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { usePlaceName } from '@/ui/usePlaceName';
import { useWrite } from '@/ui/useWrite';
import { Words } from '@/ui/Words';

interface NumbersProps {
  page: Schemas['DraftPage'];
  numbers: Schemas['Numbering'];
}

/** The numbers that become final, with what follows them and what stands against it. */
export function Numbers({ page, numbers }: NumbersProps) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const { draft } = page;
  return (
    <>
      {draft.numbered_at ? (
        <p className="soft">{t('finalize.numbers.since', { time: times.dateTime(draft.numbered_at) })}</p>
      ) : (
        <p>{t('finalize.numbers.explain')}</p>
      )}
      <Labels page={page} numbers={numbers} />
      <References page={page} numbers={numbers} />
      <Notes page={page} numbers={numbers} />
      {!draft.numbered_at && <FinalizeNumbers page={page} hindrances={numbers.hindrances} />}
    </>
  );
}

const shownWords = 60;

function Labels({ page, numbers }: NumbersProps) {
  const t = useText();
  if (numbers.labels.length === 0) return <p className="soft">{t('finalize.numbers.same')}</p>;
  const words = new Map(page.layout.lines.map((line) => [line.clause, plainWords(line.text)]));
  const beginning = (clause: string) => {
    const all = words.get(clause) ?? '';
    return all.length > shownWords ? `${all.slice(0, shownWords)}…` : all;
  };
  return (
    <div className="table-scroll">
      <table className="table renumbered" aria-label={t('finalize.numbers.changes')}>
        <thead>
          <tr>
            <th>{t('finalize.before')}</th>
            <th>{t('finalize.after')}</th>
            <th>{t('finalize.numbers.place')}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.labels.map(({ clause, before, after }) => (
            <tr key={clause} data-clause={clause}>
              <td className="number">
                <bdi>{before || '–'}</bdi>
              </td>
              <td className="number">
                <strong>
                  <bdi>{after || '–'}</bdi>
                </strong>
              </td>
              <td lang={page.layout.lang} dir="auto">
                {beginning(clause)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function References({ page, numbers }: NumbersProps) {
  const t = useText();
  const placeName = usePlaceName(page.layout);
  return (
    <section className="stack stack-tight">
      <h3>{t('finalize.references')}</h3>
      {numbers.references.length === 0 && <p className="soft">{t('finalize.references.none')}</p>}
      <ul className="stack stack-tight">
        {numbers.references.map(({ clause, note, before, after }) => (
          <li key={`${clause}${note}${before}${after}`}>
            <span className="soft">{placeName(clause, note)}</span>{' '}
            <span className="words" lang={page.layout.lang} dir="auto">
              <del>{before}</del> <ins>{after}</ins>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ page, numbers }: NumbersProps) {
  const t = useText();
  if (numbers.notes.length === 0) return null;
  const words = new Map(page.layout.notes.map((note) => [note.key, note.parts]));
  return (
    <section className="stack stack-tight">
      <h3>{t('finalize.notes')}</h3>
      <p className="soft">{t(`finalize.notes.${numbers.note_profile}`)}</p>
      <div className="table-scroll">
        <table className="table renumbered" aria-label={t('finalize.notes')}>
          <thead>
            <tr>
              <th>{t('finalize.notes.first')}</th>
              <th>{t('finalize.after')}</th>
              <th>{t('finalize.notes.note')}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.notes.map(({ key, before, after }) => (
              <tr key={key} data-note={key}>
                <td className="number">{before ?? t('finalize.notes.new')}</td>
                <td className="number">
                  <strong>{after}</strong>
                </td>
                <td lang={page.layout.lang} dir="auto">
                  <Words parts={words.get(key) ?? []} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface FinalizeProps {
  page: Schemas['DraftPage'];
  hindrances: readonly Schemas['Hindrance'][];
}

function FinalizeNumbers({ page, hindrances }: FinalizeProps) {
  const t = useText();
  const toasts = useToasts();
  const { draft, version, may } = page;
  const [isMeant, setMeant] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const finalize = useWrite({
    write: () =>
      take(
        api.POST('/drafts/{draft}/numbering', {
          params: { path: { draft: draft.id }, header: { 'If-Match': etag(version.number) } },
          body: { confirm: isMeant },
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    onDone: () => {
      setAsked(false);
      toasts.done(t('finalize.numbers.done'));
    },
  });
  const mayFinalize = may.includes('finalize_numbering');
  const onlyBrackets = hindrances.every(({ kind }) => kind === 'brackets');
  return (
    <>
      {hindrances.length > 0 && (
        <div className="notice notice-warn">
          <p>
            <strong>{t('finalize.hindrances')}</strong>
          </p>
          <ul>
            {hindrances.map(({ kind, message }) => (
              <li key={message}>
                {t(`finalize.hindrance.${kind}`)}{' '}
                <span className="small" lang="en" dir="auto">
                  {message}
                </span>
              </li>
            ))}
          </ul>
          {onlyBrackets && mayFinalize && (
            <Check checked={isMeant} onChange={(event) => setMeant(event.target.checked)}>
              {t('finalize.numbers.meant')}
            </Check>
          )}
        </div>
      )}
      {mayFinalize && (
        <div className="actions">
          <Button
            look="primary"
            isDisabled={hindrances.length > 0 && !(onlyBrackets && isMeant)}
            onPress={() => setAsked(true)}
          >
            {t('finalize.numbers.do')}
          </Button>
        </div>
      )}
      <Confirm
        title={t('finalize.numbers.ask')}
        action={t('finalize.numbers.do')}
        isOpen={isAsked}
        isDisabled={finalize.isPending}
        onConfirm={() => finalize.mutate(undefined)}
        onClose={() => setAsked(false)}
      >
        <p>{t('finalize.numbers.warn')}</p>
      </Confirm>
    </>
  );
}
