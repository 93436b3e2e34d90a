import { type ReactNode, useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { type NoteWords, Words } from './Words';

type Layout = Schemas['Layout'];
export type Line = Schemas['Line'];

interface TextViewProps {
  layout: Layout;
  /** The level of the title's heading on this page. */
  level?: 1 | 2 | 3;
  selected?: string;
  /** What stands in the margin of a clause; `title` and `body` have one too. */
  margin?: (clause: string) => ReactNode;
  /** What follows a clause; the empty id is the place before the first. */
  after?: (clause: string) => ReactNode;
  withTitle?: boolean;
}

/** A resolution as it is printed: title, body line, numbered clauses, annexes, notes. */
export function TextView({ layout, level = 2, selected, margin, after, withTitle = true }: TextViewProps) {
  const t = useText();
  const notes = useMemo(() => noteWords(layout), [layout]);
  const Title = `h${level}` as const;
  const annexTitles = new Map(layout.annexes.map((annex) => [annex.number, annex.title]));
  let annex: number | undefined;

  return (
    <div className="text-view words" lang={layout.lang} dir="auto">
      {withTitle && (
        <Row id="title" selected={selected} margin={margin} after={after}>
          <Title className="text-title">
            <Words parts={layout.title} notes={notes} />
          </Title>
        </Row>
      )}
      {layout.body.length > 0 && (
        <Row id="body" selected={selected} margin={margin} after={after}>
          <p className="body-line">
            <Words parts={layout.body} notes={notes} />
          </p>
        </Row>
      )}
      {after?.('')}
      {layout.lines.map((line) => {
        const opens = line.annex !== annex ? line.annex : undefined;
        annex = line.annex;
        return (
          <div key={line.clause}>
            {opens !== undefined && (
              <p className="annex-title">
                {t('text.annex', { number: opens })}{' '}
                <Words parts={annexTitles.get(opens) ?? []} notes={notes} />
              </p>
            )}
            <ClauseRow line={line} notes={notes} selected={selected} margin={margin} after={after} />
          </div>
        );
      })}
      {layout.notes.length > 0 && <Notes layout={layout} />}
    </div>
  );
}

interface RowProps {
  id: string;
  selected?: string;
  margin?: TextViewProps['margin'];
  after?: TextViewProps['after'];
  className?: string;
  children: ReactNode;
}

function Row({ id, selected, margin, after, className = '', children }: RowProps) {
  return (
    <>
      <div
        id={`c-${id}`}
        className={`clause-row ${className}`}
        data-selected={selected === id || undefined}
        data-clause={id}
      >
        <div className="clause-words">{children}</div>
        {margin && <div className="clause-margin">{margin(id)}</div>}
      </div>
      {after?.(id)}
    </>
  );
}

function ClauseRow({
  line,
  notes,
  ...rest
}: { line: Line; notes: NoteWords } & Pick<TextViewProps, 'selected' | 'margin' | 'after'>) {
  const words = <Words parts={line.parts} notes={notes} />;
  return (
    <Row id={line.clause} className={`clause-${line.kind} depth-${Math.min(line.depth, 4)}`} {...rest}>
      {line.kind === 'heading' ? (
        <p className="clause-heading">{words}</p>
      ) : (
        <p className="clause-paragraph">
          {line.label && <span className="clause-label">{line.label} </span>}
          <span dir="auto">{words}</span>
        </p>
      )}
    </Row>
  );
}

function Notes({ layout }: { layout: Layout }) {
  const t = useText();
  return (
    <section className="notes" aria-label={t('text.notes')}>
      {layout.notes.map((note) => (
        <p key={note.key} id={`n-${note.key}`} className="note">
          <span className="note-number">{note.number}</span>
          <span dir="auto">
            <Words parts={note.parts} />
          </span>
        </p>
      ))}
    </section>
  );
}

function noteWords(layout: Layout): NoteWords {
  return new Map(layout.notes.map((note) => [note.key, note.parts]));
}
