// The record of a draft is taken away from its page by whoever belongs to the committee.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demonstration } from './demonstration.mjs';

const as = demonstration();

async function openExport(page) {
  await page.goto('/');
  await page
    .getByRole('link', { name: /Safety of navigation/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menu').waitFor();
}

test('a delegate takes the record away as a page and as data', async () => {
  const delegate = await as('Delegate');
  await openExport(delegate.page);
  const hrefs = {};
  for (const [form, name] of Object.entries({
    html: 'Record: Web page (HTML)',
    md: 'Record: Markdown',
    json: 'Record: Data (JSON)',
  })) {
    hrefs[form] = await delegate.page.getByRole('menuitem', { name, exact: true }).getAttribute('href');
  }
  const read = (address) => delegate.page.evaluate(async (a) => (await fetch(a)).text(), address);
  assert.match(await read(hrefs.html), /<h2>Amendments<\/h2>/);
  assert.match(await read(hrefs.md), /^# Record of draft resolution/);
  assert.equal(JSON.parse(await read(hrefs.json)).schema, 'chapeau/record@1');
  assert.deepEqual(delegate.errors, []);
});

test('the public is offered no record', async () => {
  const reader = await as();
  await openExport(reader.page);
  assert.equal(await reader.page.getByRole('menuitem', { name: /^Record/ }).count(), 0);
  assert.ok((await reader.page.getByRole('menuitem').count()) > 0);
});
