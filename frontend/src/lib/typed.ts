/**
 * What a person typed and has not sent yet, kept in this browser until it is
 * sent or thrown away, so that a closed tab or a lost line loses no word.
 */
export interface Typed {
  /** The draft's version that the words were typed against. */
  version: number;
  text: string;
  rationale: string;
  /** The notes that the words bring: key → words. */
  footnotes: Record<string, string>;
}

const prefix = 'chapeau.typed.';

/** One key for a person's words at one place of one draft. */
export function typedKey(person: string, draft: string, place: string): string {
  return `${prefix}${person}.${draft}.${place}`;
}

export function readTyped(key: string): Typed | null {
  try {
    const typed: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isTyped(typed) ? typed : null;
  } catch {
    return null;
  }
}

/** Keeps the words. A full or forbidden store is no reason to stop anyone typing. */
export function keepTyped(key: string, typed: Typed): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(typed));
    return true;
  } catch {
    return false;
  }
}

export function forgetTyped(key: string): void {
  localStorage.removeItem(key);
}

function isTyped(value: unknown): value is Typed {
  if (typeof value !== 'object' || value === null) return false;
  const { version, text, rationale, footnotes } = value as Record<string, unknown>;
  const words = typeof text === 'string' && typeof rationale === 'string';
  return words && typeof version === 'number' && typeof footnotes === 'object' && footnotes !== null;
}
