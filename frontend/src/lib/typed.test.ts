import { describe, expect, it, vi } from 'vitest';
import { forgetTyped, keepTyped, readTyped, typedKey } from './typed';

const words = { version: 3, text: '*Invites* donors', rationale: '', footnotes: {} };

describe('typed words', () => {
  it('are there again after a visit', () => {
    const key = typedKey('dana', 'd1', 'o1');
    keepTyped(key, words);
    expect(readTyped(key)).toEqual(words);
    forgetTyped(key);
    expect(readTyped(key)).toBeNull();
  });

  it('belong to one person, draft and place', () => {
    keepTyped(typedKey('dana', 'd1', 'o1'), words);
    expect(readTyped(typedKey('karl', 'd1', 'o1'))).toBeNull();
    expect(readTyped(typedKey('dana', 'd1', 'o2'))).toBeNull();
  });

  it('are left alone when something else stands there', () => {
    const key = typedKey('dana', 'd1', 'o1');
    localStorage.setItem(key, '{"text": 1}');
    expect(readTyped(key)).toBeNull();
    localStorage.setItem(key, 'not JSON');
    expect(readTyped(key)).toBeNull();
  });

  it('say when the browser has no room for them', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(keepTyped('any', words)).toBe(false);
  });
});
