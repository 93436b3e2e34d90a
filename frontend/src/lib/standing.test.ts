import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { isStillOpen, type Standing, signs } from './standing';

const paragraph = (standing: Standing): Schemas['Paragraph'] => ({
  clause: 'o1',
  standing,
  package: [],
  by_silence: false,
  marks: [],
  comments: 0,
  next: [],
});

describe('where paragraphs stand', () => {
  it('has a sign of its own for each standing', () => {
    expect(new Set(Object.values(signs)).size).toBe(9);
  });

  it('counts as open what is neither agreed nor gone', () => {
    const open = (Object.keys(signs) as Standing[]).filter((standing) => isStillOpen(paragraph(standing)));
    expect(open).toEqual(['open', 'bracketed', 'pending', 'package', 'reopened']);
  });
});
