import { useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { plainWords } from '@/lib/inline';
import { Button } from '@/ui/Button';
import { useToasts } from '@/ui/Toast';
import { usePlaceName } from '@/ui/usePlaceName';
import { useWrite } from '@/ui/useWrite';

type Change = Schemas['SequenceChange'];

/** The openings with Also and Further that are suggested: the secretariat ticks what it takes. */
export function Sequence({ page, changes }: { page: Schemas['DraftPage']; changes: readonly Change[] }) {
  const t = useText();
  const toasts = useToasts();
  const { draft, version, may } = page;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const taking = useWrite({
    write: (taken: readonly Change[]) =>
      take(
        api.POST('/drafts/{draft}/resequence', {
          params: { path: { draft: draft.id }, header: { 'If-Match': etag(version.number) } },
          body: { changes: taken.map(({ clause, from, to }) => ({ clause, from, to })) },
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    onDone: (done) => toasts.done(t('finalize.sequence.done', { number: done.version.number })),
  });

  if (draft.numbered_at) return <p className="soft">{t('finalize.sequence.closed')}</p>;
  if (changes.length === 0) return <p className="soft">{t('finalize.sequence.none')}</p>;
  const mayTake = may.includes('resequence');
  const taken = changes.filter(({ clause }) => chosen.includes(clause));
  const toggle = (clause: string) =>
    setChosen((now) => (now.includes(clause) ? now.filter((one) => one !== clause) : [...now, clause]));
  return (
    <>
      <p>{t('finalize.sequence.explain')}</p>
      <ul className="stack stack-tight">
        {changes.map((change) => (
          <Suggestion
            key={change.clause}
            page={page}
            change={change}
            isChosen={chosen.includes(change.clause)}
            onToggle={mayTake ? () => toggle(change.clause) : undefined}
          />
        ))}
      </ul>
      {mayTake && (
        <div className="actions">
          <Button small onPress={() => setChosen(changes.map(({ clause }) => clause))}>
            {t('finalize.selectAll')}
          </Button>
          <Button
            look="primary"
            isDisabled={taken.length === 0 || taking.isPending}
            onPress={() => taking.mutate(taken)}
          >
            {t('finalize.sequence.take', { count: taken.length })}
          </Button>
        </div>
      )}
    </>
  );
}

interface SuggestionProps {
  page: Schemas['DraftPage'];
  change: Change;
  isChosen: boolean;
  onToggle: (() => void) | undefined;
}

function Suggestion({ page, change, isChosen, onToggle }: SuggestionProps) {
  const t = useText();
  const place = usePlaceName(page.layout)(change.clause);
  return (
    <li className="suggestion" data-clause={change.clause}>
      {onToggle && (
        <input
          type="checkbox"
          className="select-amendment"
          aria-label={t('finalize.sequence.select', { place })}
          checked={isChosen}
          onChange={onToggle}
        />
      )}
      <div>
        <p className="changed-place">{place}</p>
        <p className="words" lang={page.layout.lang} dir="auto">
          <del>{plainWords(change.from)}</del> <ins>{plainWords(change.to)}</ins>
          {behind(page, change)}
        </p>
        <p className="small soft" lang="en" dir="auto">
          {change.reason}
        </p>
      </div>
    </li>
  );
}

const shownWords = 90;

/** The words behind the opening, as many as tell which paragraph it is. */
function behind({ layout }: Schemas['DraftPage'], { clause, from }: Change): string {
  const words = layout.lines.find((line) => line.clause === clause)?.text ?? '';
  const rest = plainWords(words.slice(words.indexOf(from) + from.length));
  return rest.length > shownWords ? `${rest.slice(0, shownWords)}…` : rest;
}
