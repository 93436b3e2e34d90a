import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type Inline, parseInline } from '@/lib/inline';
import { type Known, partsOf } from '@/lib/parts';
import type { Run } from '@/lib/runs';

/** A transaction carries new runs under this key. */
export const changes = new PluginKey<DecorationSet>('changes');

/** Shows the changes against the base as decorations; the document never holds them. */
export function trackChanges(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: changes,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, shown) => {
        const next = tr.getMeta(changes) as DecorationSet | undefined;
        return next ?? shown.map(tr.mapping, tr.doc);
      },
    },
    props: {
      decorations: (state) => changes.getState(state),
    },
  });
}

/**
 * The decorations for the runs between the base and exactly this document:
 * `<ins>` round what is new, `<del>` widgets for what goes. None when the runs
 * belong to other words.
 */
export function decorationsOf(doc: Node, runs: readonly Run[], known: Known): DecorationSet {
  const found: Decoration[] = [];
  let at = 1;
  for (const run of runs) {
    if (run.op === 'del') {
      const { text } = run;
      found.push(
        Decoration.widget(at, () => deletedWords(text, known), {
          side: -1,
          key: `del:${text}`,
          ignoreSelection: true,
          marks: [],
        }),
      );
      continue;
    }
    const size = lengthOf(parseInline(run.text));
    if (run.op === 'ins') found.push(Decoration.inline(at, at + size, { nodeName: 'ins', class: 'ins' }));
    at += size;
  }
  if (at !== doc.content.size - 1) return DecorationSet.empty;
  return DecorationSet.create(doc, found);
}

function lengthOf(inlines: readonly Inline[]): number {
  return inlines.reduce((sum, inline) => sum + (inline.kind === 'words' ? inline.text.length : 1), 0);
}

function deletedWords(text: string, known: Known): HTMLElement {
  const del = document.createElement('del');
  del.className = 'del';
  del.contentEditable = 'false';
  for (const part of partsOf(text, known)) {
    const element = document.createElement(part.note !== undefined ? 'sup' : part.emphasis ? 'em' : 'span');
    if (part.note !== undefined) element.className = 'note-mark';
    element.textContent = part.text;
    del.append(element);
  }
  return del;
}
