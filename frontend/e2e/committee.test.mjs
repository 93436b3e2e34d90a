// A committee is set up, meets, and has its documents issued.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openWindow, signInAs } from './browser.mjs';
import { firstAdministrator } from './committee.mjs';
import { startServer } from './server.mjs';

let browser;
let empty;
let sample;
before(async () => {
  [browser, empty, sample] = await Promise.all([launch(), startServer(), startServer({ demo: true })]);
});
after(async () => {
  await browser?.close();
  await Promise.all([empty?.stop(), sample?.stop()]);
});

test('a committee is set up with rules, delegations, a group and an agenda', async () => {
  const { page, errors } = await firstAdministrator(browser, empty, 'Commission on Inland Waterways');
  const rules = page.getByRole('region', { name: 'Rules of procedure' });
  await rules.getByLabel('Profile').selectOption({ label: 'Main Committee' });
  await rules.getByText('Circulated by the working day before.').first().waitFor();
  await rules.getByLabel('Working days here').first().fill('3');
  await rules.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The committee was saved.').waitFor();
  await page.reload();
  assert.equal(await rules.getByLabel('Working days here').first().inputValue(), '3');

  await page.goto('/admin/delegations');
  const catalogue = page.getByRole('region', { name: 'From the list of the United Nations' });
  await catalogue.getByText('0 chosen; 193 shown').waitFor();
  await catalogue.getByLabel('Show').selectOption({ label: 'Eastern European States' });
  await catalogue.getByLabel('Name or code').fill('est');
  await catalogue.getByRole('checkbox').first().check();
  await catalogue.getByRole('button', { name: 'Add 1 delegation' }).click();
  await page.locator('.chip').first().waitFor();

  const list = page.getByRole('region', { name: 'From a list' });
  await list.getByLabel('Delegations').fill('XD;Delmark\nXK;Karsk\nCG;Coastal Group;group\nXD;Delmark');
  await list.getByRole('button', { name: 'Add' }).click();
  await page.getByText('named twice, by name or code: Delmark').waitFor();
  await list.getByLabel('Delegations').fill('XD;Delmark\nXK;Karsk\nCG;Coastal Group;group');
  await list.getByRole('button', { name: 'Add' }).click();
  await page.locator('.chip', { hasText: 'Karsk' }).waitFor();

  await page.getByRole('button', { name: 'Members of Coastal Group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Add a member').selectOption({ label: 'Delmark' });
  await dialog.getByLabel('First day').fill('2030-01-01');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('from Jan 1, 2030').waitFor();

  await page.goto('/admin/agenda');
  for (const [number, title] of [
    ['5', 'Training of pilots'],
    ['4', 'Safety of navigation'],
  ]) {
    await page.getByLabel('Number').fill(number);
    await page.getByLabel('Title of the item').fill(title);
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText(title).waitFor();
  }
  await page.getByRole('button', { name: 'Move item 4 up' }).click();
  await page.locator('.entries > li').first().getByText('Safety of navigation').waitFor();
  assert.deepEqual(errors, []);
});

test('meetings are opened, called and closed in sight of everybody', async () => {
  const chair = await openWindow(browser, sample);
  const delegate = await openWindow(browser, sample);
  await signInAs(chair.page, 'Chair');
  await signInAs(delegate.page, 'Karsk');
  const bar = chair.page.locator('.meeting-bar');
  await bar.getByRole('button', { name: 'Close the meeting' }).click();
  await bar.getByRole('button', { name: 'Open the 2nd meeting' }).click();
  await bar.getByRole('button', { name: 'Call the roll' }).click();
  const roll = chair.page.getByRole('dialog');
  await roll.getByRole('button', { name: 'All present' }).click();
  await roll.getByRole('checkbox', { name: 'Karsk' }).uncheck();
  await roll.getByRole('button', { name: 'Note the roll' }).click();
  await delegate.page.locator('.meeting-bar', { hasText: '7 of 8 members present' }).waitFor();
  assert.equal(await delegate.page.locator('.meeting-bar .button').count(), 0);
  await delegate.page.getByRole('link', { name: '2nd meeting' }).click();
  await delegate.page.getByText('The roll was called: 7 delegations were present.').waitFor();
  assert.deepEqual([...chair.errors, ...delegate.errors], []);
});

test('a draft that is issued waits for its notice until the chair waives it', async () => {
  const secretariat = await openWindow(browser, sample);
  const chair = await openWindow(browser, sample);
  await signInAs(secretariat.page, 'Secretariat');
  await signInAs(chair.page, 'Chair');
  const address = await draftWith(secretariat.page, 'floods');
  await secretariat.page.goto(`${address}/documents`);
  await secretariat.page.getByRole('button', { name: 'The draft: Issue E/CN.99/2031/L.4' }).click();
  await secretariat.page.getByRole('dialog').getByRole('button', { name: 'Issue' }).click();
  const row = secretariat.page.locator('[data-document="E/CN.99/2031/L.4"]');
  await row.getByText('Version 1').waitFor();
  await secretariat.page.locator('.symbol-line').getByText('Action possible from').waitFor();

  await chair.page.goto(`${address}/documents`);
  await chair.page.getByRole('button', { name: 'Waive the notice' }).click();
  const dialog = chair.page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('The Commission agreed; nobody objected.');
  await dialog.getByRole('button', { name: 'Rule so' }).click();
  await chair.page.getByText('Waived by ruling 1').waitFor();
  await secretariat.page.getByText('The Commission agreed; nobody objected.').waitFor();
  await secretariat.page.goto('/documents');
  await secretariat.page.getByText('E/CN.99/2031/L.4').first().waitFor();
  assert.deepEqual([...secretariat.errors, ...chair.errors], []);
});

test('a member of a group proposes on its behalf', async () => {
  const { page, errors } = await openWindow(browser, sample);
  await signInAs(page, 'Delmark');
  const address = await draftWith(page, 'estuaries');
  const draft = await (await page.request.get(`/api/v1${address}`)).json();
  const { clause } = draft.layout.lines.find((line) => line.kind === 'operative');
  await page.goto(`${address}/amend/${clause}?do=delete`);
  await page.getByLabel('On behalf of').selectOption({ label: 'Coastal Group' });
  await page.getByRole('button', { name: 'Save without submitting' }).click();
  await page.getByText('on behalf of Coastal Group').first().waitFor();
  assert.deepEqual(errors, []);
});

/** The address of the sample's draft whose title has the words. */
async function draftWith(page, words) {
  await page.goto('/');
  return page.locator('.draft-link', { hasText: words }).getAttribute('href');
}
