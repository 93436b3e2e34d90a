import { useEffect, useMemo, useRef, useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { plainWords } from '@/lib/inline';
import type { Known } from '@/lib/parts';
import { passageOf, readable } from '@/lib/passages';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';

interface WordsChoiceProps {
  clause: string;
  /** The words as they are stored. */
  stored: string;
  known: Known;
  lang: string;
  label: string;
  /** The part that the words go into. */
  part: string;
  onTake: (passage: Schemas['Passage']) => void;
}

function unchanged() {}

/** The words of a paragraph in a field that is only read: there they are selected, with any pointer or the keyboard. */
export function WordsChoice({ clause, stored, known, lang, label, part, onTake }: WordsChoiceProps) {
  const t = useText();
  const field = useRef<HTMLDivElement>(null);
  const text = useMemo(() => readable(stored, known), [stored, known]);
  const [passage, setPassage] = useState<Schemas['Passage']>();

  // A field that is marked as read-only has no caret for the keyboard; this one takes no words instead.
  useEffect(() => {
    const area = field.current?.querySelector('textarea');
    const refuse = (event: Event) => event.preventDefault();
    area?.addEventListener('beforeinput', refuse);
    return () => area?.removeEventListener('beforeinput', refuse);
  }, []);

  // Touch moves the ends of a selection without a key or a press that could be heard.
  useEffect(() => {
    const select = () => {
      const area = field.current?.querySelector('textarea');
      if (!area || document.activeElement !== area) return;
      setPassage(passageOf(clause, text, area.selectionStart, area.selectionEnd));
    };
    document.addEventListener('selectionchange', select);
    return () => document.removeEventListener('selectionchange', select);
  }, [clause, text]);

  return (
    <div ref={field} className="stack stack-tight">
      <TextArea
        label={label}
        hint={t('division.words.hint')}
        className="input words"
        lang={lang}
        rows={3}
        aria-readonly="true"
        inputMode="none"
        value={text.text}
        onChange={unchanged}
      />
      <div className="actions">
        <Button small isDisabled={!passage} onPress={() => passage && onTake(passage)}>
          {t('division.words.take', { label: part })}
        </Button>
        {passage && (
          <q className="words small" lang={lang} dir="auto" role="status">
            {plainWords(passage.text)}
          </q>
        )}
      </div>
    </div>
  );
}
