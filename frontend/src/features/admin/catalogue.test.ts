import { expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { found } from './catalogue';

const delegation = (
  code: string,
  name: string,
  kind: 'member' | 'observer',
  group?: Schemas['RegionCode'],
) => ({
  code,
  alpha3: `${code}X`,
  kind,
  name,
  local_name: name,
  ...(group ? { group } : {}),
});

const all = [
  delegation('XA', 'Arvandia', 'member', 'african'),
  delegation('XE', 'Émeria', 'member', 'western-european-others'),
  delegation('XV', 'Vestria', 'observer'),
];

const names = (words: string, part: string) => found(all, { words, part }).map((one) => one.name);

it('finds names without their accents and in any case', () => {
  expect(names('emeria', '')).toEqual(['Émeria']);
  expect(names('ÉME', '')).toEqual(['Émeria']);
});

it('finds a whole code, of two letters or of three', () => {
  expect(names('xv', '')).toEqual(['Vestria']);
  expect(names('XAX', '')).toEqual(['Arvandia']);
});

it('narrows to a kind or a regional group', () => {
  expect(names('', 'member')).toEqual(['Arvandia', 'Émeria']);
  expect(names('', 'african')).toEqual(['Arvandia']);
  expect(names('emeria', 'african')).toEqual([]);
});
