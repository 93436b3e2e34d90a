import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Fragment, Slice } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Known } from '@/lib/parts';
import type { Run } from '@/lib/runs';
import { changes, decorationsOf, trackChanges } from './changes';
import { documentOf, nodesOf, storedOf } from './document';
import type { EditorProps } from './editor';
import { schema } from './schema';

/**
 * The editor with live tracked changes. Its document is the proposed text alone.
 * While an input method composes, decorations wait, since moving the words under
 * it would break the composition.
 */
export default function TrackedEditor({ value, runs, known, lang, label, onChange, handle }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ value, runs, known, onChange });
  latest.current = { value, runs, known, onChange };

  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView(place.current, {
      state: stateOf(latest.current.value, latest.current.known),
      dispatchTransaction(tr) {
        editor.updateState(editor.state.apply(tr));
        if (!tr.docChanged) return;
        const typed = storedOf(editor.state.doc);
        if (typed !== latest.current.value) latest.current.onChange(typed);
      },
      clipboardTextParser: (text) => new Slice(Fragment.from(schema.text(oneLine(text))), 0, 0),
      handlePaste: (editor, event) => pasteWords(editor, event),
      handleDOMEvents: {
        compositionend: (editor) => {
          // ProseMirror reads the composed words first.
          window.setTimeout(
            () => !editor.isDestroyed && show(editor, latest.current.runs, latest.current.known),
            60,
          );
          return false;
        },
      },
    });
    view.current = editor;
    show(editor, latest.current.runs, latest.current.known);
    return () => {
      view.current = undefined;
      editor.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.setProps({
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang,
        dir: 'auto',
        class: 'words editor-words',
        spellcheck: 'true',
      },
    });
  }, [label, lang]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || storedOf(editor.state.doc) === value) return;
    editor.updateState(stateOf(value, latest.current.known));
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (editor && !editor.composing) show(editor, runs, known);
  }, [runs, known]);

  useImperativeHandle(handle, () => ({
    insert: (stored) => {
      const editor = view.current;
      if (!editor) return;
      const slice = new Slice(Fragment.from(nodesOf(stored, latest.current.known)), 0, 0);
      editor.dispatch(editor.state.tr.replaceSelection(slice));
      editor.focus();
    },
    focus: () => view.current?.focus(),
  }));

  return <div ref={place} className="editor" />;
}

function stateOf(value: string, known: Known): EditorState {
  return EditorState.create({
    doc: documentOf(value, known),
    plugins: [
      history(),
      keymap({
        'Mod-z': undo,
        'Mod-y': redo,
        'Mod-Shift-z': redo,
        'Mod-i': toggleMark(schema.marks.em),
        // A clause is one paragraph; another one is another clause.
        Enter: () => true,
        'Shift-Enter': () => true,
      }),
      keymap(baseKeymap),
      trackChanges(),
    ],
  });
}

function show(editor: EditorView, runs: readonly Run[], known: Known) {
  const decorations = decorationsOf(editor.state.doc, runs, known);
  editor.dispatch(editor.state.tr.setMeta(changes, decorations).setMeta('addToHistory', false));
}

/** Words from elsewhere come in without their looks; words from this editor keep emphasis and notes. */
function pasteWords(editor: EditorView, event: ClipboardEvent): boolean {
  const html = event.clipboardData?.getData('text/html') ?? '';
  if (html.includes('data-pm-slice')) return false;
  const text = oneLine(event.clipboardData?.getData('text/plain') ?? '');
  if (!text) return true;
  editor.dispatch(editor.state.tr.insertText(text).scrollIntoView().setMeta('paste', true));
  return true;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
