import type { Schemas } from '@/api/client';

/** A part while it is chosen. */
export interface Part {
  label: string;
  clauses: readonly string[];
  words: readonly Schemas['Passage'][];
}

/** The label that a new part begins with: A, B, … */
export function nextLabel(parts: readonly Part[]): string {
  for (let index = 0; ; index++) {
    const letter = String.fromCharCode(65 + (index % 26));
    const label = index < 26 ? letter : `${letter}${Math.floor(index / 26)}`;
    if (!parts.some((part) => part.label === label)) return label;
  }
}

/** The part that a clause is in, by its place; -1 where it is in none. */
export function partOf(parts: readonly Part[], clause: string): number {
  return parts.findIndex((part) => part.clauses.includes(clause));
}

/** The parts once a clause is put into one of them, or taken out of it. */
export function withClause(parts: readonly Part[], at: number, clause: string, isIn: boolean): Part[] {
  return parts.map((part, index) => {
    const others = part.clauses.filter((one) => one !== clause);
    if (index !== at || !isIn) return { ...part, clauses: others };
    // Of a paragraph that is named whole, no words are named besides.
    return {
      ...part,
      clauses: [...others, clause],
      words: part.words.filter((one) => one.clause !== clause),
    };
  });
}

export function withPassage(parts: readonly Part[], at: number, passage: Schemas['Passage']): Part[] {
  if (parts.some(({ words }) => words.some((one) => isSame(one, passage)))) return [...parts];
  return parts.map((part, index) => (index === at ? { ...part, words: [...part.words, passage] } : part));
}

export function withoutPassage(parts: readonly Part[], passage: Schemas['Passage']): Part[] {
  return parts.map((part) => ({ ...part, words: part.words.filter((one) => !isSame(one, passage)) }));
}

function isSame(a: Schemas['Passage'], b: Schemas['Passage']): boolean {
  return a.clause === b.clause && a.text === b.text && (a.occurrence ?? 1) === (b.occurrence ?? 1);
}

/** The parts to ask for: those that name something; undefined where there is none, or labels are missing or the same. */
export function asked(parts: readonly Part[]): Schemas['DivisionPart'][] | undefined {
  const named = parts.filter(({ clauses, words }) => clauses.length + words.length > 0);
  const labels = named.map(({ label }) => label.trim());
  const isSound = named.length > 0 && !labels.includes('') && new Set(labels).size === labels.length;
  if (!isSound) return undefined;
  return named.map(({ label, clauses, words }) => ({
    label: label.trim(),
    ...(clauses.length > 0 ? { clauses: [...clauses] } : {}),
    ...(words.length > 0 ? { words: [...words] } : {}),
  }));
}
