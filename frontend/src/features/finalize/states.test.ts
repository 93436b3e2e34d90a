import { expect, it } from 'vitest';
import { statesOf } from './states';

it('makes the first step that is not done the next one', () => {
  expect(statesOf([false, false, true, false, false])).toEqual(['next', 'later', 'done', 'later', 'later']);
  expect(statesOf([true, true, true, false, false])).toEqual(['done', 'done', 'done', 'next', 'later']);
});

it('has no next step once all are done', () => {
  expect(statesOf([true, true, true, true, true])).toEqual(['done', 'done', 'done', 'done', 'done']);
});
