import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Loaded } from '@/ui/Loading';
import { Words } from '@/ui/Words';

/** Every word of a version with its source: words that came in later carry the letter of who brought them. */
export function Provenance({ draft, version }: { draft: string; version: number }) {
  const t = useText();
  const provenance = useQuery(queries.provenance(draft, version));
  const text = useQuery(queries.version(draft, version)).data;
  return (
    <section className="stack stack-tight" aria-labelledby="provenance">
      <h2 id="provenance">{t('provenance.title', { number: version })}</h2>
      <Loaded query={provenance}>
        {(data) => {
          const letters = lettersOf(data);
          return (
            <>
              <Sources sources={data.sources} letters={letters} />
              <div className="sheet words" lang={text?.layout.lang} dir="auto">
                {data.clauses.map((clause) => (
                  <p key={clause.clause} className="provenance-clause">
                    {clause.label && <span className="clause-label">{clause.label} </span>}
                    {clause.spans.map((span, index) => (
                      <SourcedWords
                        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
                        key={index}
                        span={span}
                        letter={letters.get(span.source)}
                        sources={data.sources}
                      />
                    ))}
                  </p>
                ))}
              </div>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

type Letters = Map<string, string>;

/** The first version has no letter: its words are the ground the others stand on. */
function lettersOf({ sources }: Schemas['Provenance']): Letters {
  const later = sources.filter((source) => !isGround(source));
  return new Map(later.map((source, index) => [source.id, letterName(index)]));
}

function isGround(source: Schemas['Source']): boolean {
  return source.kind === 'version' && (source.version ?? 1) === 1;
}

function letterName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26)}`;
}

function Sources({ sources, letters }: { sources: readonly Schemas['Source'][]; letters: Letters }) {
  return (
    <ul className="sources">
      {sources.map((source) => (
        <li key={source.id} className="row">
          <span className={letters.has(source.id) ? 'source-letter' : 'source-letter source-ground'}>
            {letters.get(source.id) ?? '–'}
          </span>
          {source.amendment_id ? (
            <Link to={`/amendments/${source.amendment_id}`}>
              <bdi>{source.label}</bdi>
            </Link>
          ) : (
            <span dir="auto">{source.label}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface SourcedWordsProps {
  span: Schemas['Span'];
  letter: string | undefined;
  sources: readonly Schemas['Source'][];
}

function SourcedWords({ span, letter, sources }: SourcedWordsProps) {
  if (!letter) return <Words parts={span.parts} />;
  const source = sources.find((one) => one.id === span.source)?.label ?? '';
  return (
    <span className="sourced" title={source}>
      <Words parts={span.parts} />
      <sup className="source-mark">{letter}</sup>
    </span>
  );
}
