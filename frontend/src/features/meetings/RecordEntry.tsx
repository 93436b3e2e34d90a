import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useText, useTimes } from '@/i18n';

type Entry = Schemas['RecordEntry'];

interface RecordEntryProps {
  entry: Entry;
  zone: string;
  /** Names of delegations by their ids. */
  names: ReadonlyMap<string, string>;
}

/** One thing that happened at a meeting: when, about which draft, and what. */
export function RecordEntry({ entry, zone, names }: RecordEntryProps) {
  const times = useTimes(zone);
  return (
    <li className="record-entry" data-entry={entry.kind}>
      <time className="soft number" dateTime={entry.at}>
        {times.time(entry.at)}
      </time>
      <div className="stack stack-tight">
        {entry.draft && <Subject draft={entry.draft} item={entry.item} />}
        <What entry={entry} names={names} />
      </div>
    </li>
  );
}

function Subject({ draft, item }: { draft: Schemas['RecordedDraft']; item: string | undefined }) {
  const t = useText();
  return (
    <p className="small">
      {item && <span className="soft">{t('record.item', { number: item })} · </span>}
      <Link to={`/drafts/${draft.id}`} dir="auto">
        {[draft.symbol, draft.title].filter(Boolean).join(' · ')}
      </Link>
    </p>
  );
}

function What({ entry, names }: Pick<RecordEntryProps, 'entry' | 'names'>) {
  const t = useText();
  if (entry.decision) return <Decided decision={entry.decision} />;
  if (entry.statement) return <Stated statement={entry.statement} />;
  if (entry.document) return <p>{t('record.document', { symbol: entry.document.symbol })}</p>;
  if (entry.kind === 'roll') return <Roll present={entry.present ?? []} names={names} />;
  if (entry.kind === 'oral_revision') {
    return (
      <Worded words={entry.words}>
        {t('record.oral_revision')}{' '}
        <Link to={`/drafts/${entry.draft?.id}/compare?from=${(entry.version ?? 1) - 1}&to=${entry.version}`}>
          {t('version.number', { number: entry.version ?? 0 })}
        </Link>
      </Worded>
    );
  }
  if (entry.kind === 'waiver') return <Worded words={entry.words}>{t('record.waiver')}</Worded>;
  return <p>{t(entry.kind === 'opened' ? 'record.opened' : 'record.closed', { name: entry.by })}</p>;
}

/** A sentence of ours, and below it the words that were given with it. */
function Worded({ words, children }: { words: string | undefined; children: ReactNode }) {
  return (
    <>
      <p>{children}</p>
      {words && (
        <p className="rationale" dir="auto">
          {words}
        </p>
      )}
    </>
  );
}

function Decided({ decision }: { decision: Schemas['RecordedDecision'] }) {
  const t = useText();
  return (
    <Worded words={[decision.sentence, decision.reason].filter(Boolean).join(' ')}>
      <strong>{t(`decision.${decision.outcome}`)}</strong>{' '}
      {decision.amendments.map((one, index) => (
        <span key={one.amendment_id}>
          {index > 0 && ', '}
          <Link to={`/amendments/${one.amendment_id}`}>{one.label}</Link>
        </span>
      ))}
    </Worded>
  );
}

function Stated({ statement }: { statement: Schemas['RecordedStatement'] }) {
  const t = useText();
  return (
    <Worded words={statement.words}>
      <strong>
        <bdi>{statement.by}</bdi>
      </strong>
      {statement.on_behalf_of && (
        <>
          {' '}
          {t('amendment.onBehalfOf')} <bdi>{statement.on_behalf_of}</bdi>
        </>
      )}
      {' · '}
      {t(`statement.${statement.kind}`)}
    </Worded>
  );
}

function Roll({ present, names }: { present: readonly string[]; names: ReadonlyMap<string, string> }) {
  const t = useText();
  return (
    <details>
      <summary>{t('record.roll', { count: present.length })}</summary>
      <p className="small">
        {present.map((id, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <bdi>{names.get(id)}</bdi>
          </span>
        ))}
      </p>
    </details>
  );
}
