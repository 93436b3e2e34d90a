/** Where a step stands: the first that is not done is the next one. */
export type StepState = 'done' | 'next' | 'later';

type Five<T> = [T, T, T, T, T];

/** How the five steps stand, from which of them are done. */
export function statesOf(done: Five<boolean>): Five<StepState> {
  const next = done.indexOf(false);
  return done.map((isDone, index) =>
    isDone ? 'done' : index === next ? 'next' : 'later',
  ) as Five<StepState>;
}
