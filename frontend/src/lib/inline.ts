/**
 * Inline text as it is stored: `*emphasis*`, `{fn:key}`, `{ref:id}`, `{refs:id,id}`,
 * and a backslash before `*`, `{`, `}` or itself for the character.
 */
export type Inline =
  | { kind: 'words'; text: string; emphasis: boolean }
  | { kind: 'note'; key: string; source: string; emphasis: boolean }
  | { kind: 'ref'; ids: string[]; source: string; emphasis: boolean };

const mark = /\\([*{}\\])|(\*)|\{(fn|ref|refs):([^{}]*)\}/g;

/** Splits stored inline text into words, notes and references, in order. Unknown braces stay words. */
export function parseInline(stored: string): Inline[] {
  const found: Inline[] = [];
  let emphasis = false;
  let words = '';
  let from = 0;
  const flush = () => {
    if (words) found.push({ kind: 'words', text: words, emphasis });
    words = '';
  };
  for (const match of stored.matchAll(mark)) {
    words += stored.slice(from, match.index);
    from = match.index + match[0].length;
    const [source, escaped, star, kind, keys = ''] = match;
    if (escaped) {
      words += escaped;
      continue;
    }
    flush();
    if (star) emphasis = !emphasis;
    else if (kind === 'fn') found.push({ kind: 'note', key: keys, source, emphasis });
    else found.push({ kind: 'ref', ids: keys.split(','), source, emphasis });
  }
  words += stored.slice(from);
  flush();
  return found;
}

/** Writes words as stored inline text. */
export function escapeWords(words: string): string {
  return words.replace(/[*{}\\]/g, '\\$&');
}

/** Joins inlines back into stored inline text; emphasis is opened and closed as seldom as possible. */
export function writeInline(inlines: Inline[]): string {
  let stored = '';
  let open = false;
  for (const inline of inlines) {
    if (inline.emphasis !== open) {
      stored += '*';
      open = inline.emphasis;
    }
    stored += inline.kind === 'words' ? escapeWords(inline.text) : inline.source;
  }
  return open ? `${stored}*` : stored;
}

/** The bare words, as a list or a title bar shows them. */
export function plainWords(stored: string): string {
  return parseInline(stored)
    .map((inline) => (inline.kind === 'words' ? inline.text : ''))
    .join('');
}
