import { describe, expect, it } from 'vitest';
import { leftUntil } from './left';

const after = (seconds: number) => leftUntil(seconds * 1000, 0).map(({ unit, count }) => `${count} ${unit}`);

describe('what is left until a deadline', () => {
  it.each([
    [2 * 86_400 + 3 * 3600 + 59, ['2 day', '3 hour']],
    [86_400, ['1 day']],
    [3600 * 5 + 61, ['5 hour', '1 minute']],
    [61, ['1 minute', '1 second']],
    [59, ['59 second']],
    [0, []],
    [-5, []],
  ])('after %i seconds', (seconds, left) => {
    expect(after(seconds)).toEqual(left);
  });
});
