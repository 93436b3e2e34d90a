import type { Schemas } from '@/api/client';
import { escapeWords, type Inline, parseInline } from './inline';
import { type Known, refName } from './parts';

type Passage = Schemas['Passage'];

/** One token of a clause as it is read: a word, a sign, a blank, a reference. Notes are not read. */
interface Token {
  from: number;
  to: number;
  shown: string;
  /** As a passage quotes it. */
  stored: string;
  emphasis: boolean;
  isBlank: boolean;
}

/** A clause's words as a person reads and selects them. */
export interface Readable {
  text: string;
  tokens: Token[];
}

const word = /[\p{L}\p{N}\p{M}]+(?:['’\-./,:][\p{L}\p{N}\p{M}]+)*|\s+|./gsu;

export function readable(stored: string, known: Known): Readable {
  const tokens: Token[] = [];
  let text = '';
  for (const inline of parseInline(stored)) {
    for (const piece of pieces(inline, known)) {
      const { shown } = piece;
      const [from, to] = [text.length, text.length + shown.length];
      tokens.push({ ...piece, from, to, emphasis: inline.emphasis, isBlank: shown.trim() === '' });
      text += shown;
    }
  }
  return { text, tokens };
}

function pieces(inline: Inline, known: Known): { shown: string; stored: string }[] {
  if (inline.kind === 'note') return [];
  if (inline.kind === 'ref') return [{ shown: refName(inline.ids, known), stored: inline.source }];
  return (inline.text.match(word) ?? []).map((shown) => ({ shown, stored: escapeWords(shown) }));
}

/** A stretch of a clause's words that looks the same throughout. */
export interface Stretch {
  from: number;
  text: string;
  emphasis: boolean;
  isMarked: boolean;
}

/** A clause's words with a range of them marked. */
export function stretches({ tokens }: Readable, range: { from: number; to: number }): Stretch[] {
  const found: Stretch[] = [];
  for (const { shown, emphasis, from, to } of tokens) {
    const isMarked = from >= range.from && to <= range.to;
    const last = found.at(-1);
    if (last?.emphasis === emphasis && last.isMarked === isMarked) last.text += shown;
    else found.push({ from, text: shown, emphasis, isMarked });
  }
  return found;
}

/** The passage that a selection means: whole words, and which of them where they stand there more than once. */
export function passageOf(
  clause: string,
  { tokens }: Readable,
  from: number,
  to: number,
): Passage | undefined {
  const touched = tokens.filter((one) => !one.isBlank && one.from < to && one.to > from);
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last || from >= to) return undefined;
  const at = tokens.indexOf(first);
  const chosen = tokens.slice(at, tokens.indexOf(last) + 1);
  const places = find(tokens, chosen.filter(isSpoken));
  const occurrence = places.findIndex(([start]) => start === at) + 1;
  const text = chosen.map(({ stored }) => stored).join('');
  return places.length > 1 ? { clause, text, occurrence } : { clause, text };
}

/** Where a passage stands in a clause's words; undefined where it does not. */
export function rangeOf(
  readableClause: Readable,
  passage: Passage,
): { from: number; to: number } | undefined {
  const { tokens } = readableClause;
  const sought = readable(passage.text, { notes: new Map(), labels: new Map() }).tokens.filter(isSpoken);
  const place = find(tokens, sought)[(passage.occurrence ?? 1) - 1];
  const first = tokens[place?.[0] ?? -1];
  const last = tokens[place?.[1] ?? -1];
  return first && last && { from: first.from, to: last.to };
}

const isSpoken = ({ isBlank }: Token) => !isBlank;

/** Every place where the tokens stand one after the other, as the first and the last of them. */
function find(tokens: readonly Token[], sought: readonly Token[]): [number, number][] {
  const spoken = tokens.map((token, index) => ({ token, index })).filter(({ token }) => isSpoken(token));
  const places: [number, number][] = [];
  for (let start = 0; sought.length > 0 && start + sought.length <= spoken.length; start++) {
    const fits = sought.every((one, step) => spoken[start + step]?.token.stored === one.stored);
    const first = spoken[start];
    const last = spoken[start + sought.length - 1];
    if (fits && first && last) places.push([first.index, last.index]);
  }
  return places;
}
