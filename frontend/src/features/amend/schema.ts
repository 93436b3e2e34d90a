import { Schema } from 'prosemirror-model';

/**
 * What can stand in the editor: one paragraph of words, emphasis, and notes and
 * references as atoms. `source` is the atom as it is stored, `shown` what is read.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph' },
    paragraph: { content: 'inline*', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }] },
    text: { group: 'inline' },
    note: atom('note-atom', 'sup'),
    ref: atom('ref-atom', 'span'),
  },
  marks: {
    em: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
  },
});

function atom(className: string, tag: string) {
  return {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { source: { default: '' }, shown: { default: '' } },
    toDOM: (node: { attrs: Record<string, string> }) =>
      [tag, { class: className, 'data-source': node.attrs.source }, node.attrs.shown] as [
        string,
        Record<string, string>,
        string,
      ],
    parseDOM: [
      {
        tag: `${tag}.${className}`,
        getAttrs: (dom: HTMLElement) => ({ source: dom.dataset.source ?? '', shown: dom.textContent ?? '' }),
      },
    ],
  };
}
