import { type Inline, parseInline, writeInline } from './inline';
import type { Run } from './runs';

/**
 * A quick word diff for the moment between a keystroke and the server's answer.
 * It keeps equal beginnings and ends and the longest common sequence of words
 * between them. It is shown only: what is saved and merged is always the server's.
 */
export function provisionalRuns(base: string, proposed: string): Run[] {
  const a = tokens(base);
  const b = tokens(proposed);
  let head = 0;
  while (head < a.length && head < b.length && same(a[head], b[head])) head++;
  const longest = Math.min(a.length, b.length) - head;
  let tail = 0;
  while (tail < longest && same(a[a.length - 1 - tail], b[b.length - 1 - tail])) tail++;

  const changes: Change[] = [{ op: 'eq', tokens: a.slice(0, head) }];
  changes.push(...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)));
  changes.push({ op: 'eq', tokens: a.slice(a.length - tail) });
  return joined(changes);
}

interface Change {
  op: Run['op'];
  tokens: Inline[];
}

const word = /[\p{L}\p{N}\p{M}]+(?:['’\-./,:][\p{L}\p{N}\p{M}]+)*|\s+|./gsu;

/** One token a word, blank, sign, note or reference. */
function tokens(stored: string): Inline[] {
  return parseInline(stored).flatMap((inline): Inline[] => {
    if (inline.kind !== 'words') return [inline];
    return (inline.text.match(word) ?? []).map((text) => ({ ...inline, text }));
  });
}

function same(a: Inline | undefined, b: Inline | undefined): boolean {
  if (!a || !b || a.emphasis !== b.emphasis) return false;
  if (a.kind === 'words') return b.kind === 'words' && a.text === b.text;
  return b.kind !== 'words' && a.source === b.source;
}

/** Above this many pairs of words the stretch is shown as replaced whole. */
const pairLimit = 400_000;

function middle(a: Inline[], b: Inline[]): Change[] {
  if (a.length * b.length > pairLimit || a.length === 0 || b.length === 0) {
    return [
      { op: 'del', tokens: a },
      { op: 'ins', tokens: b },
    ];
  }
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = same(a[i], b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(a[i], b[j])) {
      changes.push({ op: 'eq', tokens: a.slice(i, i + 1) });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ op: 'del', tokens: a.slice(i, ++i) });
    } else {
      changes.push({ op: 'ins', tokens: b.slice(j, ++j) });
    }
  }
  return changes;
}

/** Neighbours of one kind become one run; each run's emphasis is closed in itself. */
function joined(changes: Change[]): Run[] {
  const merged: Change[] = [];
  for (const change of changes) {
    if (change.tokens.length === 0) continue;
    const last = merged.at(-1);
    if (last?.op === change.op) last.tokens.push(...change.tokens);
    else merged.push({ op: change.op, tokens: [...change.tokens] });
  }
  return merged.map(({ op, tokens }) => ({ op, text: writeInline(tokens) }));
}
