import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useRevision } from './useRevision';

const key = 'chapeau.revision.dana.floods';
const op = { op: 'delete', clause: 'o2' } as const;
const revise = (current = 1) => renderHook(() => useRevision('dana', 'floods', current)).result;

beforeEach(() => localStorage.clear());

describe('a revision in the making', () => {
  it('begins with nothing on the current version, and leaves nothing behind', () => {
    expect(revise(3).current.revision).toEqual({ version: 3, ops: [], note: '' });
    expect(localStorage.getItem(key)).toBeNull();
  });

  it('is there again after the page was closed, on the version it was made for', () => {
    const first = revise(1);
    act(() => first.current.change({ ops: [op], note: 'As agreed.' }));
    expect(revise(2).current.revision).toEqual({ version: 1, ops: [op], note: 'As agreed.' });
  });

  it('is forgotten once it was sent', () => {
    const first = revise(1);
    act(() => first.current.change({ ops: [op] }));
    act(() => first.current.startAgain(2));
    expect(localStorage.getItem(key)).toBeNull();
    expect(revise(2).current.revision).toEqual({ version: 2, ops: [], note: '' });
  });

  it.each(['not JSON', '{"version":"one","ops":[],"note":""}', '{"version":1,"ops":{},"note":""}', '7'])(
    'begins anew where what is kept cannot be read: %s',
    (kept) => {
      localStorage.setItem(key, kept);
      expect(revise(4).current.revision).toEqual({ version: 4, ops: [], note: '' });
    },
  );
});
