// The life of a draft, as its main sponsor, a co-sponsor, another delegation and
// the secretariat live it: in the sample negotiation and on a draft of one's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demonstration } from './demonstration.mjs';

const as = demonstration();

const floods = 'Early warning of floods and exchange of hydrological data';

test('the main sponsor revises orally and accepts an amendment; a co-sponsor learns of it and consents', async () => {
  const sponsor = await as('Delmark');
  const coSponsor = await as('Meridia');
  await sponsor.page.getByRole('link', { name: floods }).click();
  const stage = sponsor.page.getByRole('region', { name: 'Where the draft stands' });
  await stage.getByText('Tabled', { exact: true }).waitFor();
  assert.equal(await stage.locator('[aria-current="step"]').textContent(), 'Tabled');
  assert.deepEqual(await sponsor.page.locator('.sponsor-list bdi').allTextContents(), [
    'Delmark',
    'Meridia',
    'Borealia',
  ]);

  await stage.getByRole('link', { name: 'Revise orally' }).click();
  await sponsor.page.getByRole('heading', { name: 'Revise the text orally' }).waitFor();
  await reviseWords(sponsor.page, 'p8', 'where it is', 'wherever it is');
  await sponsor.page.getByRole('button', { name: 'Paragraph 15: change' }).click();
  await sponsor.page.locator('.revision').getByText('Delete', { exact: true }).click();
  await sponsor.page.getByRole('button', { name: 'Keep this change' }).click();
  const changes = sponsor.page.getByRole('complementary', { name: 'Your changes' });
  await changes.locator('.changed').nth(1).waitFor();
  assert.deepEqual(await changes.locator('ins').allTextContents(), ['wherever']);
  await changes.getByRole('button', { name: 'Revise the text orally' }).click();
  await sponsor.page.getByRole('dialog').getByRole('button', { name: 'Revise the text orally' }).click();
  await sponsor.page.getByText('The text is now version 2.').waitFor();
  await sponsor.page.getByText('as orally revised').first().waitFor();

  // The co-sponsor is told at once, sees what changed, and consents.
  await coSponsor.page.getByText('The main sponsor revised the text orally; it is now version 2.').waitFor();
  await coSponsor.page.getByRole('link', { name: floods }).click();
  await coSponsor.page
    .getByText('The text has changed since your delegation consented to version 1.')
    .waitFor();
  await coSponsor.page.getByRole('link', { name: 'See what changed' }).click();
  await coSponsor.page.locator('.change-entry ins', { hasText: 'wherever' }).waitFor();
  await coSponsor.page.getByRole('link', { name: 'Text', exact: true }).click();
  await coSponsor.page.getByRole('button', { name: 'Consent', exact: true }).click();
  await coSponsor.page.getByRole('dialog').getByRole('button', { name: 'Consent' }).click();
  await coSponsor.page.locator('[data-sponsor="Meridia"]').getByText('Consented', { exact: true }).waitFor();
  assert.equal(
    await coSponsor.page.locator('[data-sponsor="Borealia"] .badge').textContent(),
    'Consented to version 1',
  );

  // The sponsor accepts a figure that Castoria proposes.
  await sponsor.page.getByRole('link', { name: /^Amendments/ }).click();
  await sponsor.page.getByRole('link', { name: 'A1', exact: true }).click();
  await sponsor.page.getByRole('button', { name: 'Accept into the text' }).click();
  await sponsor.page.getByRole('dialog').getByRole('button', { name: 'Accept into the text' }).click();
  await sponsor.page.getByText('A1 is part of the text now.').waitFor();
  await sponsor.page.getByText('Accepted by the sponsor').waitFor();
  assert.deepEqual([...sponsor.errors, ...coSponsor.errors], []);
});

test('a delegation starts a draft of its own and the secretariat tables it', async () => {
  const karsk = await as('Karsk');
  const secretariat = await as('Secretariat');
  await karsk.page.getByRole('link', { name: 'New draft' }).click();
  await karsk.page
    .getByLabel('Or paste the text')
    .fill(
      'Night lights\n\nThe Commission on Inland Waterways,\n\nRecalling its first meeting,\n\n1. Decides to light the locks at night;\n\n2. Requests the secretariat to report.\n',
    );
  await karsk.page.getByRole('button', { name: 'Read it' }).click();
  await karsk.page.getByRole('button', { name: 'Start the draft' }).click();
  const stage = karsk.page.getByRole('region', { name: 'Where the draft stands' });
  await stage.waitFor();
  assert.equal(await stage.locator('[aria-current="step"]').textContent(), 'Zero draft');
  await takeStep(karsk.page, 'Make it an informal text', 'It is an informal text now.');
  await stage.getByRole('link', { name: 'Edit the text' }).click();
  await karsk.page.getByRole('button', { name: 'Paragraph 1: change' }).click();
  await writeWords(karsk.page, 'at night', 'after dark');
  await karsk.page.getByRole('complementary').getByRole('button', { name: 'Change the text' }).click();
  await karsk.page.getByRole('dialog').getByRole('button', { name: 'Change the text' }).click();
  await stage.getByText('Revision 1').waitFor();
  await takeStep(karsk.page, 'Submit', 'The draft is submitted.');

  await secretariat.page.getByRole('link', { name: 'Night lights' }).click();
  await secretariat.page.getByRole('button', { name: 'Table', exact: true }).click();
  const dialog = secretariat.page.getByRole('dialog');
  assert.equal(await dialog.getByRole('button', { name: 'Table' }).isDisabled(), true);
  await dialog.getByLabel('Symbol').fill('E/CN.99/2031/L.20');
  await dialog.getByLabel('Circulated at').fill('2031-01-01T09:00');
  await dialog.getByRole('button', { name: 'Table' }).click();
  await secretariat.page.getByText('is still to come').waitFor();
  await dialog.getByLabel('Circulated at').fill('2020-01-01T09:00');
  await dialog.getByRole('button', { name: 'Table' }).click();
  await secretariat.page.getByText('E/CN.99/2031/L.20').first().waitFor();
  assert.deepEqual([...karsk.errors, ...secretariat.errors], []);
});

test('a withdrawn draft is reintroduced, and an amendment to it taken up again', async () => {
  const meridia = await as('Meridia');
  const holmia = await as('Holmia');
  await meridia.page
    .locator('.draft-link')
    .filter({ hasText: /estuar/i })
    .click();
  await takeStep(meridia.page, 'Withdraw the draft', 'The draft is withdrawn.');
  await holmia.page
    .locator('.draft-link')
    .filter({ hasText: /estuar/i })
    .click();
  await takeStep(holmia.page, 'Reintroduce', 'The draft is reintroduced.');
  await holmia.page.getByRole('link', { name: 'Takes up a withdrawn draft' }).click();
  await holmia.page.getByRole('link', { name: 'Reintroduced as a new draft' }).waitFor();
  await holmia.page.getByRole('link', { name: /^Amendments/ }).click();
  await holmia.page.getByLabel('Standing').selectOption({ label: 'Lapsed' });
  await holmia.page.getByRole('link', { name: 'A1', exact: true }).click();
  await holmia.page.getByRole('button', { name: 'Take up again' }).click();
  await holmia.page.getByRole('dialog').getByRole('button', { name: 'Take up again' }).click();
  await holmia.page.getByRole('heading', { name: 'Unsubmitted amendment' }).waitFor();
  await holmia.page.getByRole('button', { name: 'Submit' }).click();
  await holmia.page.getByRole('heading', { name: 'Amendment A1' }).waitFor();
  assert.deepEqual([...meridia.errors, ...holmia.errors], []);
});

/** Takes a step from the draft's panel and answers its question. */
async function takeStep(page, step, done) {
  await page.getByRole('button', { name: step, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: step, exact: true }).click();
  await page.getByText(done).waitFor();
}

async function reviseWords(page, clause, words, better) {
  await page.locator(`[data-clause="${clause}"] .clause-margin button`).click();
  await writeWords(page, words, better);
}

/** Changes words in the plain editor under the paragraph, and keeps the change. */
async function writeWords(page, words, better) {
  await page.locator('.revision').getByText('Plain', { exact: true }).click();
  const editor = page.locator('.revision textarea');
  await editor.fill((await editor.inputValue()).replace(words, better));
  await page.getByRole('button', { name: 'Keep this change' }).click();
}
