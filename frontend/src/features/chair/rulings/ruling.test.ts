import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { possibleRulings } from './ruling';

const page = (status: string, ...may: string[]) =>
  ({ amendment: { status }, may }) as unknown as Schemas['AmendmentPage'];

describe('rulings that are possible', () => {
  it('follow the standing of the amendment', () => {
    expect(possibleRulings(page('submitted', 'rule'), false)).toEqual([
      'put',
      'admitted',
      'not_admitted',
      'moot',
    ]);
    expect(possibleRulings(page('needs_rebase', 'rule'), true)).toEqual(['not_admitted', 'not_put', 'moot']);
  });

  it('imply no rejection before something was adopted', () => {
    expect(possibleRulings(page('put', 'rule'), false)).not.toContain('not_put');
  });

  it('are the chair’s alone', () => {
    expect(possibleRulings(page('submitted', 'revise'), true)).toEqual([]);
  });
});
