import { useImperativeHandle, useRef } from 'react';
import { useText } from '@/i18n';
import { partsOf } from '@/lib/parts';
import { TrackedText } from '@/ui/TrackedText';
import type { EditorProps } from './editor';

/** A plain text field with the changes below it: for touch screens, and for whoever prefers it. */
export function PlainEditor({ value, runs, known, lang, label, onChange, handle }: EditorProps) {
  const t = useText();
  const field = useRef<HTMLTextAreaElement>(null);

  useImperativeHandle(handle, () => ({
    insert: (stored) => {
      const area = field.current;
      if (!area) return;
      onChange(value.slice(0, area.selectionStart) + stored + value.slice(area.selectionEnd));
      area.focus();
    },
    focus: () => field.current?.focus(),
  }));

  return (
    <div className="stack">
      <textarea
        ref={field}
        className="input words plain-editor"
        aria-label={label}
        lang={lang}
        dir="auto"
        rows={5}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/g, ' '))}
      />
      <div className="stack stack-tight">
        <h2>{t('amend.yourChange')}</h2>
        <p className="words card" data-testid="plain-changes">
          <TrackedText lang={lang} runs={runs.map(({ op, text }) => ({ op, parts: partsOf(text, known) }))} />
        </p>
      </div>
    </div>
  );
}
