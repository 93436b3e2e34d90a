import { useState } from 'react';
import { useText } from '@/i18n';
import { plainWords } from '@/lib/inline';
import { bareLabel } from '@/lib/label';
import { Button } from '@/ui/Button';
import { ChangedClause } from '@/ui/ChangedClauses';
import { Words } from '@/ui/Words';
import type { Divided, Divisible } from './divided';
import { type Part, partOf, withClause, withoutPassage, withPassage } from './parts';
import { WordsChoice } from './WordsChoice';

interface ParagraphProps {
  paragraph: Divisible;
  divided: Divided;
  parts: readonly Part[];
  /** The part in hand. */
  at: number;
  onParts: (parts: readonly Part[]) => void;
}

/** A paragraph to put into the part in hand: whole by its checkbox, or words of it. */
export function Paragraph({ paragraph, divided, parts, at, onParts }: ParagraphProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { clause, label, depth, words, change } = paragraph;
  const own = partOf(parts, clause);
  const above = aboveIn(parts, paragraph, divided);
  const isElsewhere = (own >= 0 && own !== at) || above >= 0;
  const passages = parts.flatMap((part, index) =>
    part.words.filter((one) => one.clause === clause).map((passage) => ({ passage, index })),
  );
  const name = label
    ? t('place.paragraph', { label: bareLabel(label) })
    : plainWords(words[0] ?? '').slice(0, 40);
  const where = parts[above >= 0 ? above : own];
  return (
    <li className={`card division-paragraph depth-${Math.min(depth, 4)}`} data-clause={clause}>
      <div className="division-line">
        <input
          type="checkbox"
          className="select-amendment"
          aria-label={t('division.take', { place: name, label: parts[at]?.label ?? '' })}
          checked={own === at}
          disabled={isElsewhere || passages.length > 0}
          onChange={(event) => onParts(withClause(parts, at, clause, event.target.checked))}
        />
        <div className="words" lang={divided.lang} dir="auto">
          {change ? (
            <ChangedClause change={change} lang={divided.lang} />
          ) : (
            <p>
              {label && `${label} `}
              <Words parts={paragraph.parts} />
            </p>
          )}
        </div>
        {words.length > 0 && (
          <Button
            small
            aria-expanded={isOpen}
            aria-label={t('division.words.label', { place: name })}
            isDisabled={own >= 0 || above >= 0}
            onPress={() => setOpen(!isOpen)}
          >
            {t('division.words')}
          </Button>
        )}
      </div>
      {where && isElsewhere && <p className="small soft">{t('division.isIn', { label: where.label })}</p>}
      {passages.map(({ passage, index }) => (
        <p key={`${passage.text} ${passage.occurrence}`} className="row small">
          <span>{t('part.name', { label: parts[index]?.label ?? '' })}</span>
          <q className="words" lang={divided.lang} dir="auto">
            {plainWords(passage.text)}
          </q>
          <Button
            small
            look="quiet"
            aria-label={t('division.words.remove', { words: plainWords(passage.text) })}
            onPress={() => onParts(withoutPassage(parts, passage))}
          >
            ×
          </Button>
        </p>
      ))}
      {isOpen &&
        own < 0 &&
        words.map((stored, index) => (
          <WordsChoice
            key={stored}
            clause={clause}
            stored={stored}
            known={divided.known}
            lang={divided.lang}
            label={t(index === 0 ? 'division.words.select' : 'division.words.old', { place: name })}
            part={parts[at]?.label ?? ''}
            onTake={(passage) => onParts(withPassage(parts, at, passage))}
          />
        ))}
    </li>
  );
}

/** The part that a paragraph above this one is in. */
function aboveIn(parts: readonly Part[], { parent }: Divisible, { paragraphs }: Divided): number {
  let above = parent;
  while (above !== undefined) {
    const at = partOf(parts, above);
    if (at >= 0) return at;
    above = paragraphs.find((one) => one.clause === above)?.parent;
  }
  return -1;
}
