import type { Schemas } from '@/api/client';
import { wordsOf } from '@/lib/parts';

/** Clauses to choose from, each with its label and first words. */
export function ClauseOptions({ lines }: { lines: readonly Schemas['Line'][] }) {
  return lines.map((line) => (
    <option key={line.clause} value={line.clause}>
      {`${'\u2003'.repeat(line.depth)}${line.label} ${wordsOf(line.parts)}`.slice(0, 90)}
    </option>
  ));
}
