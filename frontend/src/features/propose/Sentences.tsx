import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';

/** The sentences of instructions in their order: what was understood, and what was not and why. */
export function Sentences({ sentences }: { sentences: Schemas['SentenceRead'][] }) {
  const t = useText();
  if (sentences.length === 0) return null;
  const wrong = sentences.filter((one) => one.problem).length;
  return (
    <section className="stack" aria-labelledby="sentences">
      <h2 id="sentences">{t('propose.sentences', { count: sentences.length, wrong })}</h2>
      {wrong > 0 && <p className="notice notice-warn">{t('propose.sentences.mend')}</p>}
      <ol className="sentences">
        {sentences.map((one) => (
          <li key={`${one.line} ${one.words}`} className="card" data-understood={!one.problem}>
            <p className="row">
              <span className="small soft number">{t('propose.line', { line: one.line })}</span>
              <span className={one.problem ? 'badge badge-bad' : 'badge badge-good'}>
                {t(one.problem ? 'propose.notUnderstood' : 'propose.understood')}
              </span>
            </p>
            <p className="words" dir="auto">
              {one.problem ? <Marked sentence={one.words} words={one.problem.words} /> : one.words}
            </p>
            {one.problem && (
              <p className="small" dir="auto">
                {one.problem.reason}; {one.problem.right}.
              </p>
            )}
            {one.remark && <p className="small soft">{one.remark}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A sentence with the words in question marked. */
function Marked({ sentence, words }: { sentence: string; words: string }) {
  const at = words ? sentence.indexOf(words) : -1;
  if (at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <mark>{words}</mark>
      {sentence.slice(at + words.length)}
    </>
  );
}
