// An adopted text on its way to its final form: openings in sequence, numbers,
// findings, symbol, seal; and the check of any text.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { demonstration } from './demonstration.mjs';

const as = demonstration();
const windows = {};
let draft;

before(async () => {
  for (const name of ['Chair', 'Secretariat', 'Karsk']) {
    windows[name] = await as(name, { permissions: ['clipboard-read', 'clipboard-write'] });
  }
  draft = await adoptedWithOneMoreParagraph();
});

test('what the editorial rules say is grouped by paragraph', async () => {
  const { page } = windows.Karsk;
  await page.goto(`/drafts/${draft}`);
  await page.getByRole('link', { name: 'Check', exact: true }).click();
  const paragraph = page
    .locator('.findings')
    .filter({ has: page.getByRole('heading', { name: 'Paragraph 7 bis' }) });
  await paragraph.waitFor();
  assert.deepEqual(await severities(paragraph), [
    'sequence suggestion',
    'leftover-brackets error',
    'citation warning',
  ]);
  await paragraph.locator('q', { hasText: '12/3' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Finalize', exact: true }).count(), 0);
  await noFindings(page);
});

test('the secretariat takes what it chooses, step by step, and the chair seals', async () => {
  const { page } = windows.Secretariat;
  await page.goto(`/drafts/${draft}`);
  await page.getByRole('link', { name: 'Finalize', exact: true }).click();
  assert.deepEqual(await states(page), ['next', 'later', 'later', 'later', 'later']);
  await noFindings(page);

  // One opening is suggested. Nothing happens before it is ticked and taken.
  const suggestion = page.locator('.suggestion');
  assert.equal(await suggestion.locator('del').textContent(), 'Requests');
  assert.equal(await suggestion.locator('ins').textContent(), 'Also requests');
  assert.equal(await page.getByRole('button', { name: 'Take what is chosen' }).isDisabled(), true);
  await page.getByRole('checkbox', { name: 'Take the opening of Paragraph 7 bis' }).check();
  await page.getByRole('button', { name: 'Take 1 opening' }).click();
  await page.getByText('The openings were taken. The text is now version 4.').waitFor();
  await page.getByText('No other opening is suggested.').waitFor();
  assert.deepEqual(await states(page), ['done', 'next', 'later', 'later', 'later']);

  // The brackets stand against the numbers until somebody says that they are meant.
  const row = page.locator('.renumbered tr', { has: page.getByText('7 bis.', { exact: true }) });
  assert.deepEqual((await row.locator('td').allTextContents()).slice(0, 2), ['7 bis.', '8.']);
  await page.getByText('paragraph 12 below').waitFor();
  await page.getByText('paragraph 13 below').waitFor();
  assert.equal(await page.locator('[data-note="study"] td').first().textContent(), 'new');
  const finalize = page.getByRole('button', { name: 'Finalize the numbering' });
  assert.equal(await finalize.isDisabled(), true);
  await page.getByRole('checkbox', { name: /The square brackets are meant/ }).check();
  await finalize.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Finalize the numbering' }).click();
  await page.getByText('The numbering is final.', { exact: true }).waitFor();
  assert.deepEqual(await states(page), ['done', 'done', 'done', 'next', 'later']);
  await page
    .locator('.findings', { has: page.getByRole('heading', { name: 'Paragraph 8', exact: true }) })
    .waitFor();

  // The chair, who has the page open, sees each step and what is missing before the seal.
  const chair = windows.Chair.page;
  await chair.goto(`/drafts/${draft}/finalize`);
  assert.equal(await chair.getByRole('button', { name: 'Seal the text' }).count(), 0);
  await chair.getByText('The text gets its symbol.').waitFor();

  await page.getByLabel('Number of the resolution or decision').fill('number one');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/is no citation/).waitFor();
  await page.getByLabel('Number of the resolution or decision').fill('14/1');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The symbol was saved.').waitFor();

  await chair.getByRole('button', { name: 'Seal the text' }).click();
  await chair.getByRole('dialog').getByRole('button', { name: 'Seal the text' }).click();
  await chair.getByText('The text is sealed.').waitFor();
  assert.deepEqual(await states(chair), ['done', 'done', 'done', 'done', 'done']);
  await chair.getByRole('button', { name: 'Copy the hash' }).click();
  await chair.getByText('The hash was copied.').waitFor();
  const copied = await chair.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^[0-9a-f]{64}$/);
  assert.ok(copied.startsWith((await chair.getByTestId('hash').textContent()).slice(0, 12)));
  await noFindings(chair);

  // Everybody reads the final text under its final numbers, and the earlier one under those of the negotiation.
  const words = 'to consult the ports[ and locks]';
  assert.match(await plain(page, 4), new RegExp(`8\\. Also requests the working group ${escaped(words)}`));
  assert.match(await plain(page, 3), new RegExp(`7 bis\\. Requests the working group ${escaped(words)}`));
  await page.getByText('Final', { exact: true }).first().waitFor();
  assert.equal(await page.getByLabel('Number of the resolution or decision').count(), 0);
  for (const [name, { errors }] of Object.entries(windows)) assert.deepEqual([name, errors], [name, []]);
});

test('the secretariat says who must act on the sealed text, and the report has it there', async () => {
  const { page, errors } = windows.Secretariat;
  await page.goto(`/drafts/${draft}`);
  await page.getByRole('button', { name: 'Who must act on the text' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText('As its words have it: Commission on Inland Waterways')
    .waitFor({ state: 'attached' });
  await dialog.getByLabel('For action by').selectOption({ label: 'Another organ …' });
  assert.equal(await dialog.getByRole('button', { name: 'Save' }).isDisabled(), true);
  await dialog.getByLabel('Name of the organ').fill('The Conference of Riparian States');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const { page: karsk } = windows.Karsk;
  await karsk.goto(`/drafts/${draft}`);
  await karsk.getByText('For action by: Conference of Riparian States').waitFor();
  assert.equal(await karsk.getByRole('button', { name: 'Who must act on the text' }).count(), 0);
  const { items } = await (await page.request.get('/api/v1/committees')).json();
  const report = await (await page.request.get(`/api/v1/committees/${items[0].id}/report?as=txt`)).text();
  assert.match(report, /A\. Draft resolution recommended for adoption by the Conference of Riparian States/);
  assert.deepEqual(errors, []);
});

test('the pages hold in the dark, right to left and on a phone', async () => {
  for (const [look, viewport] of [
    [{ 'chapeau.theme': 'dark' }, { width: 1280, height: 900 }],
    [{ 'chapeau.language': 'ar' }, { width: 390, height: 844 }],
  ]) {
    const { page, errors } = await as('Secretariat', { viewport });
    await page.addInitScript((entries) => {
      for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
    }, look);
    for (const path of ['finalize', 'check']) {
      await page.goto(`/drafts/${draft}/${path}`);
      await page.locator('.findings').first().waitFor();
      await noFindings(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${path} is ${overflow}px wider than the window`);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${path}-${viewport.width}.png`, fullPage: true });
    }
    assert.deepEqual(errors, []);
    await page.context().close();
  }
});

test('a draft that is not adopted has nothing to finalize', async () => {
  const { page } = windows.Secretariat;
  const other = (await drafts(page)).find(({ id }) => id !== draft);
  await page.goto(`/drafts/${other.id}/finalize`);
  await page.getByText('The text is finalized once the committee has adopted it.').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Finalize', exact: true }).count(), 0);
});

/** The pilots' draft, with another request behind the seventh paragraph, adopted as version 3. */
async function adoptedWithOneMoreParagraph() {
  const { page: karsk } = windows.Karsk;
  const { page: chair } = windows.Chair;
  const { id } = (await drafts(karsk)).find(({ title }) => title.startsWith('Safety of navigation'));
  const { layout, version } = await (await karsk.request.get(`/api/v1/drafts/${id}`)).json();
  const { clause } = layout.lines.find(({ label }) => label === '7.');
  const words =
    '*Requests* the working group to consult the ports[ and locks]{fn:study}, as resolution 12-3 has it';
  const { amendment } = await call(karsk, 'post', `/drafts/${id}/amendments`, {
    base_version: version.number,
    ops: [
      {
        op: 'insert',
        after: clause,
        clause: { kind: 'operative', text: words },
        footnotes: { study: 'E/CN.99/2031/9.' },
      },
    ],
  });
  await call(karsk, 'post', `/amendments/${amendment.id}/submit`, undefined, 1);
  const named = [{ amendment_id: amendment.id, revision: 1 }];
  await call(chair, 'post', `/drafts/${id}/adoptions`, { amendments: named }, version.number);
  await call(chair, 'post', `/drafts/${id}/decision`, { outcome: 'adopted' }, version.number + 1);
  return id;
}

async function call(page, method, path, data, seen) {
  const headers = seen ? { 'If-Match': `"${seen}"` } : {};
  const answer = await page.request[method](`/api/v1${path}`, { data, headers });
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
  return answer.json();
}

async function drafts(page) {
  const { items } = await (await page.request.get('/api/v1/committees')).json();
  return (await (await page.request.get(`/api/v1/committees/${items[0].id}/drafts`)).json()).items;
}

async function states(page) {
  await page.locator('.step').nth(4).waitFor();
  return page.locator('.step').evaluateAll((steps) => steps.map(({ dataset }) => dataset.state));
}

function severities(place) {
  return place
    .locator('.finding')
    .evaluateAll((found) => found.map(({ dataset }) => `${dataset.rule} ${dataset.severity}`));
}

async function plain(page, version) {
  return (await page.request.get(`/api/v1/drafts/${draft}/export?as=txt&version=${version}`)).text();
}

const escaped = (words) => words.replace(/[[\]]/g, '\\$&');

/** axe finds nothing on the page as it stands, and nothing is wider than the window. */
async function noFindings(page) {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`),
    [],
  );
}
