// axe finds nothing on any page: light, dark, right to left, and on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { demonstration } from './demonstration.mjs';
import { pagesOf } from './pages.mjs';

const as = demonstration();

const looks = {
  light: {},
  dark: { storage: { 'chapeau.theme': 'dark' } },
  'right to left': { storage: { 'chapeau.language': 'ar' } },
  'a phone': { viewport: { width: 390, height: 844 } },
};

for (const [look, { storage = {}, viewport }] of Object.entries(looks)) {
  test(`no findings in ${look}`, async () => {
    const findings = [];
    for (const person of ['public', 'Delegate', 'Chair', 'Secretariat']) {
      const { page, errors } = await as(
        person === 'public' ? undefined : person,
        viewport ? { viewport } : {},
      );
      await page.addInitScript((entries) => {
        for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
      }, storage);
      for (const { path, ready, prepare } of await pagesOf(page, person)) {
        await page.goto(path);
        await page.locator(ready).first().waitFor();
        await prepare?.(page);
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))),
        );
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        for (const { id, nodes } of violations) {
          for (const { target, failureSummary } of nodes) {
            findings.push(`${person} ${path} ${id} ${target}: ${failureSummary}`);
          }
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) findings.push(`${person} ${path} is ${overflow}px wider than the window`);
      }
      findings.push(...errors);
      await page.context().close();
    }
    assert.deepEqual(findings, []);
  });
}
