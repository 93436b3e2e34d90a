// What one browser does, the others show within a second, without being asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signInAs } from './browser.mjs';
import { demonstration } from './demonstration.mjs';

const as = demonstration();

const second = 1000;

test('an amendment shows in other browsers within a second of being submitted', async () => {
  const mover = await as('Delegate');
  const chair = await as('Chair');
  const { draft, clause } = await amendableClause(mover.page);
  await chair.page.goto(`/drafts/${draft}/amendments`);
  await chair.page.locator('.amendment-box').first().waitFor();
  const before = await chair.page.locator('.amendment-box').count();

  await mover.page.goto(`/drafts/${draft}/amend/${clause}?do=delete`);
  const submit = mover.page.getByRole('button', { name: 'Submit', exact: true });
  await submit.click();
  await mover.page.getByText(/was submitted/).waitFor();
  const started = Date.now();
  await chair.page.locator('.amendment-box').nth(before).waitFor({ timeout: second });
  assert.ok(Date.now() - started < second);
  assert.deepEqual([mover.errors, chair.errors], [[], []]);
});

test('tabs of one browser share one stream', async () => {
  const { page } = await as();
  const streams = [];
  page.context().on('request', (request) => {
    if (request.url().includes('/events')) streams.push(request.url());
  });
  await signInAs(page, 'Secretariat');
  await page.goto('/');
  await page.locator('.draft-table').waitFor();
  const before = await settled(page, streams);
  const second = await page.context().newPage();
  await second.goto('/');
  await second.locator('.draft-table').waitFor();
  await second.waitForTimeout(500);
  assert.equal(streams.length, before);
});

test('when the line is lost the page says so, and catches up once it is back', async () => {
  const reader = await as('Chair');
  const mover = await as('Delegate');
  const { draft, clause } = await amendableClause(mover.page);
  await reader.page.goto(`/drafts/${draft}/amendments`);
  await reader.page.locator('.amendment-box').first().waitFor();
  const before = await reader.page.locator('.amendment-box').count();

  await reader.page.context().setOffline(true);
  await reader.page.locator('.connection').waitFor();
  await mover.page.goto(`/drafts/${draft}/amend/${clause}?do=delete`);
  await mover.page.getByRole('button', { name: 'Submit', exact: true }).click();
  await mover.page.getByText(/was submitted/).waitFor();
  assert.equal(await reader.page.locator('.amendment-box').count(), before);

  await reader.page.context().setOffline(false);
  await reader.page.locator('.amendment-box').nth(before).waitFor();
  await reader.page.locator('.connection').waitFor({ state: 'detached' });
});

/** The last operative paragraph of a draft that still takes amendments. */
async function amendableClause(page) {
  await page.goto('/');
  await page.locator('.draft-table tbody tr').first().waitFor();
  const drafts = await page
    .locator('.draft-table tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.dataset.draft));
  for (const draft of drafts) {
    const found = await (await page.request.get(`/api/v1/drafts/${draft}`)).json();
    const amendments = await (await page.request.get(`/api/v1/drafts/${draft}/amendments`)).json();
    if (!found.may.includes('amend') || amendments.items.length === 0) continue;
    const operative = found.layout.lines.filter((line) => line.kind === 'operative');
    return { draft, clause: operative.at(-1).clause };
  }
  throw new Error('no draft of the sample takes amendments');
}

/** How many streams were opened once no more are for a second. */
async function settled(page, streams) {
  for (let before = 0; ; before = streams.length) {
    await page.waitForTimeout(1000);
    if (streams.length > 0 && streams.length === before) return before;
  }
}
