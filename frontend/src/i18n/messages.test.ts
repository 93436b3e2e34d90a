import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import { languages } from '.';

const folder = join(import.meta.dirname, 'messages');
const catalogues = new Map(
  Object.keys(languages).map((tag) => [
    tag,
    JSON.parse(readFileSync(join(folder, `${tag}.json`), 'utf8')) as Record<string, string>,
  ]),
);
const english = catalogues.get('en') ?? {};
const sources = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8'))
  .join('\n');

const argumentsOf = (message: string) => [...new Set(message.match(/\{\w+(?=[,}])/g) ?? [])].sort();

describe.each([...catalogues])('the catalogue %s', (tag, messages) => {
  it('has the same keys as English', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it('has no empty sentence', () => {
    expect(Object.entries(messages).filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  it('uses the same values in each sentence and can be read', () => {
    const intl = createIntl({ locale: tag, messages, onError: (error) => expect.fail(error.message) });
    for (const [id, sentence] of Object.entries(messages)) {
      expect([id, argumentsOf(sentence)]).toEqual([id, argumentsOf(english[id] ?? '')]);
      const values = Object.fromEntries(argumentsOf(sentence).map((name) => [name.slice(1), 3]));
      expect(intl.formatMessage({ id }, values)).not.toBe(id);
    }
  });
});

describe('the catalogues', () => {
  it('hold no sentence that nothing shows', () => {
    const families = [...sources.matchAll(/`([a-z][\w]*(?:\.\w+)*\.)\$\{/g)].map((match) => match[1] ?? '');
    const unused = Object.keys(english).filter(
      (id) => !sources.includes(`'${id}'`) && !families.some((family) => id.startsWith(family)),
    );
    expect(unused).toEqual([]);
  });
});
