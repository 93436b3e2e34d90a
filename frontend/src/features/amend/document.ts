import type { Node } from 'prosemirror-model';
import { type Inline, parseInline, writeInline } from '@/lib/inline';
import { type Known, noteName, refName } from '@/lib/parts';
import { schema } from './schema';

/** The editor's document for stored inline text. */
export function documentOf(stored: string, known: Known): Node {
  return schema.node('doc', null, [schema.node('paragraph', null, nodesOf(stored, known))]);
}

/** The nodes of a stretch of stored inline text. */
export function nodesOf(stored: string, known: Known): Node[] {
  return parseInline(stored).map((inline) => {
    const marks = inline.emphasis ? [schema.mark('em')] : [];
    if (inline.kind === 'words') return schema.text(inline.text, marks);
    const shown = inline.kind === 'note' ? noteName(inline.key, known) : refName(inline.ids, known);
    return schema.node(inline.kind, { source: inline.source, shown }, undefined, marks);
  });
}

/** Stored inline text of the editor's document: the proposed words and nothing else. */
export function storedOf(doc: Node): string {
  const inlines: Inline[] = [];
  doc.descendants((node) => {
    if (!node.isInline) return true;
    const emphasis = node.marks.some((mark) => mark.type === schema.marks.em);
    if (node.isText) inlines.push({ kind: 'words', text: node.text ?? '', emphasis });
    else inlines.push(...parseInline(String(node.attrs.source)).map((inline) => ({ ...inline, emphasis })));
    return false;
  });
  return writeInline(inlines);
}
