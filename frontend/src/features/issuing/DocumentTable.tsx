import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { languages, useText, useTimes } from '@/i18n';

type Issued = Schemas['IssuedDocument'];

interface DocumentTableProps {
  documents: readonly Issued[];
  zone: string;
  /** Titles of the drafts by their ids; without them the table is one draft's. */
  titles?: ReadonlyMap<string, string>;
  /** Names of amendments by their ids. */
  labels?: ReadonlyMap<string, string>;
  /** What can be done with a document. */
  actions?: (document: Issued) => ReactNode;
}

/** Issued documents: the symbol, what it replaces and carries, when it went out in which language. */
export function DocumentTable({ documents, zone, titles, labels, actions }: DocumentTableProps) {
  const t = useText();
  return (
    <div className="table-scroll">
      <table className="table documents">
        <thead>
          <tr>
            <th scope="col">{t('documents.symbol')}</th>
            <th scope="col">{t(titles ? 'home.draft' : 'documents.of')}</th>
            <th scope="col">{t('documents.carries')}</th>
            <th scope="col">{t('documents.circulated')}</th>
            {actions && (
              <th scope="col">
                <span className="visually-hidden">{t('documents.circulate')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {documents.map((one) => (
            <tr key={one.id} data-document={one.symbol}>
              <td>
                <SymbolCell document={one} />
              </td>
              <td>
                <Of document={one} titles={titles} labels={labels} />
              </td>
              <td>
                <Carries document={one} />
              </td>
              <td>
                <Circulated document={one} zone={zone} />
              </td>
              {actions && <td>{actions(one)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SymbolCell({ document }: { document: Issued }) {
  const t = useText();
  return (
    <>
      <strong className="symbol">{document.symbol}</strong>
      {document.form !== 'original' && (
        <span className="small soft block">
          {document.replaces
            ? t('documents.replaces', { symbol: document.replaces })
            : t(`documents.form.${document.form}`)}
        </span>
      )}
    </>
  );
}

function Of({
  document,
  titles,
  labels,
}: Pick<DocumentTableProps, 'titles' | 'labels'> & { document: Issued }) {
  const t = useText();
  const amendment = document.amendment_id;
  return (
    <>
      {titles && (
        <Link to={`/drafts/${document.draft_id}/documents`} dir="auto" className="block">
          {titles.get(document.draft_id) ?? t('home.draft')}
        </Link>
      )}
      {amendment ? (
        <Link to={`/amendments/${amendment}`} className={titles && 'small'}>
          {labels?.get(amendment) ?? t('documents.amendment')}
        </Link>
      ) : (
        !titles && t('documents.draft')
      )}
      {document.words && (
        <p className="rationale small" dir="auto">
          {document.words}
        </p>
      )}
    </>
  );
}

function Carries({ document }: { document: Issued }) {
  const t = useText();
  const number = document.carries;
  if (document.amendment_id) return <span className="number">{t('revision.number', { number })}</span>;
  return <span className="number">{t('version.number', { number })}</span>;
}

/** The languages by the moments at which the document went out in them. */
function Circulated({ document, zone }: { document: Issued; zone: string }) {
  const times = useTimes(zone);
  const moments = [...new Set(document.circulated.map((one) => one.at))].sort();
  return (
    <ul className="circulations">
      {moments.map((at) => (
        <li key={at}>
          <time dateTime={at} className="number">
            {times.dateTime(at)}
          </time>{' '}
          <span className="small soft">
            {document.circulated
              .filter((one) => one.at === at)
              .map((one) => languageName(one.language))
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A language by its own name; a tag that the interface does not know stays as it is. */
export function languageName(tag: string): string {
  return tag in languages ? languages[tag as keyof typeof languages].name : tag;
}
