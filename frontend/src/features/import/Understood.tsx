import { useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextView } from '@/ui/TextView';

/** What the import made of a file: the instruments it found, what they hold, and what a person should look at. */
export function Understood({ result }: { result: Schemas['ImportResult'] }) {
  const t = useText();
  const [shown, setShown] = useState<number>();
  const text = shown === undefined ? undefined : result.texts[shown];
  return (
    <section className="stack" aria-labelledby="understood">
      <h2 id="understood">{t('import.understood', { count: result.texts.length })}</h2>
      {result.report && <p dir="auto">{result.report.title}</p>}
      {result.notes.length > 0 && (
        <div className="notice notice-warn">
          <strong>{t('import.lookAt')}</strong>
          <ul className="stack stack-tight">
            {result.notes.map((note) => (
              <li key={note} dir="auto">
                {note}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('import.instrument')}</th>
              <th scope="col">{t('import.preambular')}</th>
              <th scope="col">{t('import.operative')}</th>
              <th scope="col">{t('import.notes')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('import.show')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {result.texts.map((one, index) => (
              <tr key={`${one.section ?? ''} ${one.designation} ${one.title}`}>
                <td dir="auto">
                  <span className="small soft">
                    {[one.section, one.designation || t(`document.${one.kind}`)].filter(Boolean).join(' · ')}
                  </span>
                  <br />
                  {one.draft_id ? <Link to={`/drafts/${one.draft_id}`}>{one.title}</Link> : one.title}
                </td>
                <td className="number">{one.preambular}</td>
                <td className="number">{one.operative}</td>
                <td className="number">{one.notes}</td>
                <td>
                  <Button
                    small
                    aria-expanded={shown === index}
                    onPress={() => setShown(shown === index ? undefined : index)}
                  >
                    {t(shown === index ? 'import.hide' : 'import.show')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {text && (
        <div className="sheet">
          <TextView layout={text.layout} level={3} />
        </div>
      )}
    </section>
  );
}
