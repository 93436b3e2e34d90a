import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { IssueDialog } from './IssueDialog';

type Next = Schemas['NextDocument'];

interface IssueProps {
  papers: Schemas['Papers'];
  draft: Schemas['Draft'];
  committee: Schemas['Committee'];
  labels: ReadonlyMap<string, string>;
}

/** What the secretariat can issue next, of the draft and of each amendment. */
export function Issue({ papers, draft, committee, labels }: IssueProps) {
  const t = useText();
  const [chosen, setChosen] = useState<Next>();
  const ofDraft = papers.next.filter((one) => !one.amendment_id);
  const amendments = [...new Set(papers.next.flatMap((one) => one.amendment_id ?? []))];
  return (
    <section className="stack stack-tight" aria-labelledby="issue">
      <h2 id="issue">{t('issue.title')}</h2>
      <ul className="entries card">
        {ofDraft.length > 0 && <Possible name={t('documents.draft')} next={ofDraft} onChoose={setChosen} />}
        {amendments.map((id) => (
          <Possible
            key={id}
            name={labels.get(id) ?? ''}
            next={papers.next.filter((one) => one.amendment_id === id)}
            onChoose={setChosen}
          />
        ))}
      </ul>
      {chosen && (
        <IssueDialog
          draft={draft}
          committee={committee}
          next={chosen}
          replaces={chosen.form === 'revision' ? currentSymbol(papers, draft, chosen) : ''}
          onClose={() => setChosen(undefined)}
        />
      )}
    </section>
  );
}

/** The symbol that a revision takes the place of. */
function currentSymbol(papers: Schemas['Papers'], draft: Schemas['Draft'], next: Next): string {
  if (!next.amendment_id) return draft.symbol;
  const own = papers.documents.filter((one) => one.amendment_id === next.amendment_id);
  return own.findLast((one) => one.form === 'original' || one.form === 'revision')?.symbol ?? '';
}

interface PossibleProps {
  name: string;
  next: readonly Next[];
  onChoose: (next: Next) => void;
}

function Possible({ name, next, onChoose }: PossibleProps) {
  const t = useText();
  return (
    <li className="row row-spread">
      <span>{name}</span>
      <span className="actions">
        {next.map((one) => (
          <Button
            key={one.form}
            small
            look={one.form === 'original' || one.form === 'revision' ? 'plain' : 'quiet'}
            aria-label={`${name}: ${t(`issue.${one.form}`)} ${one.symbol}`}
            onPress={() => onChoose(one)}
          >
            {t(`issue.${one.form}`)}
            {one.symbol && <span className="small symbol">{one.symbol}</span>}
          </Button>
        ))}
      </span>
    </li>
  );
}
