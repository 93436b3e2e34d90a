/** A stretch of a word diff, as the server computes it: text and no offsets. */
export interface Run {
  op: 'eq' | 'ins' | 'del';
  text: string;
}

/** The text before the change. */
export const baseOf = (runs: readonly Run[]) => join(runs, 'ins');

/** The text after the change. */
export const resultOf = (runs: readonly Run[]) => join(runs, 'del');

export const isChanged = (runs: readonly Run[]) => runs.some((run) => run.op !== 'eq');

function join(runs: readonly Run[], without: Run['op']) {
  return runs
    .filter((run) => run.op !== without)
    .map((run) => run.text)
    .join('');
}
