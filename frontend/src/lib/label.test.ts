import { describe, expect, it } from 'vitest';
import { bareLabel } from './label';

describe('bareLabel', () => {
  it.each([
    ['3.', '3'],
    ['5 bis.', '5 bis'],
    ['(a)', '(a)'],
    ['PP2', 'PP2'],
  ])('%s is said as %s', (label, said) => {
    expect(bareLabel(label)).toBe(said);
  });
});
