// Documents go out with progress and come in again: a version with a delegation's changes as a Word file, a job
// that is stopped, a marked file that is imported, instructions that are pasted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { demonstration } from './demonstration.mjs';

const as = demonstration();

async function openDraft(page) {
  await page.goto('/');
  await page
    .getByRole('link', { name: /Safety of navigation/ })
    .first()
    .click();
  await page.locator('.text-view').waitFor();
}

async function fromMenu(page, name) {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  return page.getByRole('dialog');
}

/** Presses a dialog's button and takes away what it makes. */
async function takeAway(page, dialog, button) {
  await dialog.getByRole('button', { name: button }).click();
  const link = dialog.getByRole('link');
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), data: readFileSync(await download.path()) };
}

test('a delegate takes a Word file with an amendment away, and it is read as a proposal', async () => {
  const { page, errors } = await as('Delegate');
  await openDraft(page);
  const dialog = await fromMenu(page, 'Document…');
  await dialog.getByLabel('What it shows').selectOption('tracked');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByLabel('Format').selectOption('docx');
  const { name, data } = await takeAway(page, dialog, 'Make the document');
  assert.match(name, /-with-A\d+\.docx$/);
  assert.equal(data.subarray(0, 2).toString(), 'PK');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('link', { name: 'Propose from a file or from words' }).click();
  await page.getByLabel('File').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: data });
  await page.getByRole('button', { name: 'Read it' }).click();
  const read = page.getByTestId('read-proposal');
  await read.first().waitFor();
  assert.equal(await read.count(), 1);
  assert.ok((await read.locator('ins, del').count()) > 0, 'its words are tracked');
  assert.deepEqual(errors, []);
});

test('everything about a draft is packed with its progress told; the packing can be stopped', async () => {
  const { page, errors } = await as('Delegate');
  await openDraft(page);
  const dialog = await fromMenu(page, 'All documents (ZIP)…');
  await dialog.getByRole('button', { name: 'Pack them' }).click();
  await dialog.getByRole('progressbar').waitFor();
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await dialog.getByText('Stopped. Nothing was kept.').waitFor();
  assert.equal(await dialog.getByRole('link').count(), 0);

  // Closed while it packs, the dialog has forgotten that when it is opened again.
  await dialog.getByRole('button', { name: 'Pack them' }).click();
  await dialog.getByRole('progressbar').waitFor();
  const stopped = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await stopped;
  const again = await fromMenu(page, 'All documents (ZIP)…');
  await again.getByRole('button', { name: 'Pack them' }).waitFor();
  assert.equal(await again.getByText('Stopped. Nothing was kept.').count(), 0);
  assert.deepEqual(errors, []);
});

test('a sentence that is not understood is shown at its place; mended, it becomes an amendment', async () => {
  const { page, errors } = await as('Delegate');
  await openDraft(page);
  await page.getByRole('link', { name: 'Propose from a file or from words' }).click();
  const words = page.getByLabel('Instructions in words');
  await words.fill('Delete operative paragraph 1.\n\nDelete operative paragraph 99.\n');
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('heading', { name: '2 sentences, 1 not understood' }).waitFor();
  const wrong = page.locator('.sentences [data-understood="false"]');
  assert.match(await wrong.textContent(), /Line 3/);
  assert.match(await wrong.locator('mark').textContent(), /99/);
  assert.equal(await page.getByTestId('read-proposal').count(), 0, 'nothing is proposed yet');

  await words.fill('Delete operative paragraph 1.\n');
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('heading', { name: '1 sentence, all understood' }).waitFor();
  await page.getByTestId('read-proposal').locator('del').first().waitFor();
  await page.getByTestId('read-proposal').getByRole('textbox').fill('It repeats the preamble.');
  await page.getByRole('button', { name: 'Make it an amendment' }).click();
  await page.waitForURL(/\/amendments\//);
  await page.getByTestId('amendment-change').locator('del').first().waitFor();
  assert.deepEqual(errors, []);
});

test('the secretariat imports a marked file and says whose the changes are', async () => {
  const { page, errors } = await as('Secretariat');
  await openDraft(page);
  const dialog = await fromMenu(page, 'Document…');
  await dialog.getByLabel('What it shows').selectOption('tracked');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByLabel('Format').selectOption('docx');
  const { name, data } = await takeAway(page, dialog, 'Make the document');

  await page.goto('/import');
  await page.getByLabel('File').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: data });
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('heading', { name: '1 author has tracked changes' }).waitFor();
  const whose = page.getByLabel('These are the changes of');
  assert.notEqual(await whose.inputValue(), '', 'the delegation of that name is offered');
  await page.getByRole('button', { name: 'Store as a draft' }).click();
  await page.getByText(/Stored as an amendment of/).waitFor();
  await page.locator('#understood ~ .table-scroll a').first().click();
  await page.waitForURL(/\/drafts\//);
  assert.deepEqual(errors, []);
});

test('what one author changes in another’s insertion comes in as an amendment to that amendment', async () => {
  const { page, errors } = await as('Secretariat');
  await page.goto('/import');
  await page
    .getByLabel('File')
    .setInputFiles(fileURLToPath(new URL('testdata/sub-amendments.docx', import.meta.url)));
  await page.getByRole('button', { name: 'Read it' }).click();
  const sub = page.getByRole('article', { name: 'Karsk → Delmark' });
  await sub.getByText('These changes are made in words that Delmark inserted.').waitFor();
  assert.match(await sub.locator('del').first().textContent(), /engineers/);

  const [ofDelmark, ofKarsk] = await page.getByLabel('These are the changes of').all();
  const karsk = await ofKarsk.inputValue();
  assert.notEqual(karsk, '', 'the delegation of that name is offered');
  await ofDelmark.selectOption('');
  await sub.getByText('these changes have no place').waitFor();
  await ofDelmark.selectOption({ label: 'Delmark' });
  await page.getByRole('button', { name: 'Store as a draft' }).click();
  await sub.getByText('Stored as an amendment of Karsk to the amendment of Delmark.').waitFor();

  const delegate = await as('Karsk');
  await page.locator('#understood ~ .table-scroll a').first().click();
  await page.waitForURL(/\/drafts\//);
  await delegate.page.goto(`${new URL(page.url()).pathname}/amendments`);
  await delegate.page.getByRole('link', { name: 'Unsubmitted amendment' }).last().click();
  await delegate.page.getByTestId('amendment-change').locator('del').first().waitFor();
  await delegate.page.getByText('It can be submitted once the amendment of Delmark is.').waitFor();
  assert.equal(await delegate.page.getByRole('button', { name: 'Submit', exact: true }).count(), 0);
  assert.deepEqual([errors, delegate.errors], [[], []]);
});
