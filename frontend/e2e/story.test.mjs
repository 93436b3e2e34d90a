// The whole way of a text, on a real report: imported, amended by three
// delegations, decided by the chair, read by everyone who may.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openWindow } from './browser.mjs';
import { addDelegation, firstAdministrator, invite } from './committee.mjs';
import { startServer } from './server.mjs';
import { sharedFile } from './shared.mjs';

const report = sharedFile('corpus/000_5c6eab6134220b08.txt');
const options = report ? {} : { skip: 'the corpus is missing; set CHAPEAU_SHARED to the shared folder' };

let browser;
let server;
before(async () => {
  if (!report) return;
  [browser, server] = await Promise.all([launch(), startServer()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a report becomes drafts, amendments meet, the chair decides', options, async () => {
  const secretariat = await firstAdministrator(browser, server, 'Commission on Inland Waterways');
  const windows = { secretariat };
  for (const name of ['Delmark', 'Holmia', 'Karsk']) await addDelegation(secretariat.page, name);
  for (const delegation of ['Delmark', 'Holmia', 'Karsk']) {
    windows[delegation] = await invite(browser, server, secretariat.page, {
      name: `Delegate of ${delegation}`,
      email: `${delegation.toLowerCase()}@mission.example`,
      role: 'delegate',
      delegation,
    });
  }
  windows.chair = await invite(browser, server, secretariat.page, {
    name: 'Chiara Chair',
    email: 'chair@mission.example',
    role: 'chair',
  });

  await importReport(secretariat.page);
  const draft = await openFirstDraft(secretariat.page);
  await secretariat.page.getByRole('button', { name: 'Publish' }).click();
  await secretariat.page.getByText('Published', { exact: true }).waitFor();

  const imported = await markdown(secretariat.page, draft);
  const clause = await clauseWithLabel(windows.chair.page, draft, '4.');
  const start = await storedWords(windows.Delmark.page, draft, clause);
  // The words of the report stay in the report: the test picks one by its place.
  const word = start.split(' ').at(-2);
  const words = {
    Delmark: start.replace(word, 'seventeen'),
    Holmia: start.replace(word, 'seventeen'),
    Karsk: start.replace(word, 'nineteen'),
  };
  for (const [delegation, text] of Object.entries(words)) {
    await propose(windows[delegation].page, draft, clause, text);
  }

  await delegateCannotAdopt(windows.Delmark.page, draft);

  const { page } = windows.chair;
  await page.goto('/meetings');
  await page.getByRole('button', { name: 'Open the 1st meeting' }).click();
  await page.getByRole('button', { name: 'Close the meeting' }).waitFor();
  await page.goto(`/drafts/${draft}/chair`);
  await page.getByRole('heading', { name: '3 pending amendments' }).waitFor();
  assert.equal(await page.locator('.paragraph-group').count(), 1);
  const labels = await page.locator('.amendment-box .amendment-number').allTextContents();
  assert.deepEqual(await page.locator('.amendment-box .words ins').allTextContents(), [
    'seventeen',
    'seventeen',
    'nineteen',
  ]);
  assert.deepEqual(await page.locator('.amendment-box .words del').allTextContents(), [word, word, word]);

  // All three together collide: both variants stand side by side, each with its movers.
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'Preview the merge' }).click();
  const preview = page.getByTestId('preview');
  await preview.getByText('1 conflict, 1 open').waitFor();
  assert.deepEqual(await preview.locator('.variant bdi').allTextContents(), ['Delmark, Holmia', 'Karsk']);
  assert.deepEqual(await preview.locator('.variant ins').allTextContents(), ['seventeen', 'nineteen']);
  assert.equal(await preview.getByRole('button', { name: /Adopt these/ }).isDisabled(), true);

  // The two that agree are adopted.
  await page.getByRole('checkbox', { name: `Select ${labels[2]}` }).uncheck();
  await preview.getByRole('button', { name: 'Adopt these 2 amendments' }).waitFor();
  assert.equal(await preview.getByText('conflict').count(), 0);
  assert.deepEqual(await preview.getByTestId('preview-change').locator('ins').allTextContents(), [
    'seventeen',
  ]);
  await preview.getByRole('button', { name: 'Adopt these 2 amendments' }).click();
  await page.getByText('The text is now version 2.', { exact: false }).waitFor();

  // The third met the adopted words: the chair is shown where, and could settle it at once.
  await page.getByRole('heading', { name: '1 pending amendment' }).waitFor();
  await page.getByRole('checkbox', { name: `Select ${labels[2]}` }).check();
  await page.getByRole('button', { name: 'Preview the merge' }).click();
  await preview.getByText('1 conflict, 1 open').waitFor();
  assert.deepEqual(await preview.locator('.variant ins').allTextContents(), ['nineteen']);
  assert.deepEqual(await preview.locator('.conflict q').allTextContents(), [word, 'seventeen']);
  await preview.getByRole('button', { name: 'Take the variant of Karsk' }).click();
  await preview.getByLabel('The paragraph as it shall read').fill(start.replace(word, 'sixteen'));
  await preview.getByText('1 conflict, all settled').waitFor();
  await preview.getByTestId('preview-change').locator('ins', { hasText: 'sixteen' }).waitFor();
  assert.equal(await preview.getByRole('button', { name: 'Adopt this amendment' }).isEnabled(), true);
  await page.getByRole('button', { name: 'Select none' }).click();

  // Here its mover carries its own words over, and another delegation wants a third number.
  await revise(windows.Karsk.page, labels[2], { base: word, current: 'seventeen', proposed: 'nineteen' });
  await propose(windows.Holmia.page, draft, clause, start.replace(word, 'twenty'));

  // The chair takes both, is shown where they collide, and settles it in words of its own.
  await page.getByRole('heading', { name: '2 pending amendments' }).waitFor();
  const last = await page.locator('.amendment-box .amendment-number').allTextContents();
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'Preview the merge' }).click();
  await preview.getByText('1 conflict, 1 open').waitFor();
  assert.deepEqual(await preview.locator('.variant ins').allTextContents(), ['nineteen', 'twenty']);
  await preview.getByRole('button', { name: 'Take the variant of Karsk' }).click();
  const editor = preview.getByLabel('The paragraph as it shall read');
  assert.equal(await editor.inputValue(), start.replace(word, 'nineteen'));
  await editor.fill(start.replace(word, 'eighteen'));
  await preview.getByText('1 conflict, all settled').waitFor();
  await preview.getByTestId('preview-change').locator('ins', { hasText: 'eighteen' }).waitFor();
  await preview.getByRole('button', { name: 'Adopt these 2 amendments' }).click();
  await page.getByText('The text is now version 3.', { exact: false }).waitFor();

  await assertText({ page, draft, clause, imported, word });
  await assertHistory(page, draft, { 2: labels.slice(0, 2), 3: last });
  await assertPublic(browser, server, draft);

  await page.goto(`/drafts/${draft}/chair`);
  await page.getByRole('button', { name: 'Adopt the draft' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Declare: adopted' }).click();
  await page.getByText('Adopted without a vote').first().waitFor();

  for (const [name, { errors }] of Object.entries(windows)) assert.deepEqual([name, errors], [name, []]);
});

async function importReport(page) {
  await page.getByRole('link', { name: 'Import' }).first().click();
  await page.getByLabel('File').setInputFiles(report);
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('heading', { name: '13 instruments were understood' }).waitFor();
  const resolutions = page.locator('tbody tr', { has: page.locator('.small', { hasText: /esolution/ }) });
  assert.equal(await resolutions.count(), 9);
  const column = async (number) => {
    const cells = await resolutions.locator(`td:nth-child(${number})`).allTextContents();
    return cells.reduce((sum, cell) => sum + Number(cell), 0);
  };
  assert.equal(await column(2), 119);
  assert.equal(await column(3), 131);
  assert.equal(await column(4), 72);
  await page.getByRole('button', { name: 'Store as 13 drafts' }).click();
  await page.getByText('13 drafts were stored.').waitFor();
  await page.getByRole('link', { name: 'To the drafts' }).click();
  await page.locator('.draft-table tbody tr').nth(12).waitFor();
  assert.equal(await page.locator('.draft-table tbody tr').count(), 13);
}

async function openFirstDraft(page) {
  const row = page.locator('.draft-table tbody tr').first();
  const draft = await row.getAttribute('data-draft');
  await row.getByRole('link').click();
  await page.locator('.text-view').waitFor();
  return draft;
}

async function clauseWithLabel(page, draft, label) {
  await page.goto(`/drafts/${draft}`);
  const row = page
    .locator('.clause-operative', { has: page.locator('.clause-label', { hasText: label }) })
    .first();
  await row.waitFor();
  assert.equal((await row.locator('.clause-label').textContent()).trim(), label);
  return row.getAttribute('data-clause');
}

/** The words of a clause as the plain editor holds them. */
async function storedWords(page, draft, clause) {
  await openPlainEditor(page, draft, clause);
  return page.getByRole('textbox', { name: 'Proposed words' }).inputValue();
}

async function openPlainEditor(page, draft, clause) {
  await page.goto(`/drafts/${draft}/amend/${clause}`);
  await page.getByRole('radio', { name: 'Plain' }).click();
  await page.locator('textarea.plain-editor').waitFor();
}

async function propose(page, draft, clause, text) {
  await openPlainEditor(page, draft, clause);
  await page.getByRole('textbox', { name: 'Proposed words' }).fill(text);
  await page.getByLabel('Reason').fill('It fits the season.');
  await page.locator('[data-settled="true"]').waitFor();
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await page.getByText(/was submitted/).waitFor();
}

/** The mover of an amendment that the text changed under is shown the collision and takes its own words over. */
async function revise(page, label, { base, current, proposed }) {
  await page.goto('/');
  await page
    .getByRole('region', { name: 'What needs you' })
    .getByRole('link', { name: label, exact: true })
    .click();
  const notice = page.getByRole('region', { name: 'The text changed under this amendment.' });
  await notice.locator('q').nth(1).waitFor();
  assert.deepEqual(await notice.locator('q').allTextContents(), [base, current]);
  await page.getByRole('link', { name: 'Revise' }).click();
  const collision = page.getByRole('region', { name: /changed the same words/ });
  await collision.getByRole('button', { name: 'Take it into the editor' }).click();
  const words = page.getByRole('textbox', { name: 'Proposed words' });
  assert.ok((await words.inputValue()).includes(proposed));
  await page.locator('[data-settled="true"]').waitFor();
  await page.getByRole('button', { name: 'Send the revision' }).click();
  await page.getByText(/was submitted/).waitFor();
}

async function delegateCannotAdopt(page, draft) {
  await page.goto(`/drafts/${draft}`);
  await page.locator('.text-view').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Chair' }).count(), 0);
  const status = await page.evaluate(async (id) => {
    const list = await (await fetch(`/api/v1/drafts/${id}/amendments`)).json();
    const { amendment } = list.items[0];
    const answer = await fetch(`/api/v1/drafts/${id}/adoptions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': '"1"', 'Idempotency-Key': 'delegate' },
      body: JSON.stringify({ amendments: [{ amendment_id: amendment.id, revision: amendment.revision }] }),
    });
    return answer.status;
  }, draft);
  assert.equal(status, 403);
}

async function markdown(page, draft) {
  const answer = await page.request.get(`/api/v1/drafts/${draft}/export?as=md`);
  assert.equal(answer.status(), 200);
  return answer.text();
}

async function assertText({ page, draft, clause, imported, word }) {
  await page.goto(`/drafts/${draft}`);
  const shown = await page.locator(`[data-clause="${clause}"] .clause-paragraph`).textContent();
  assert.match(shown, /^4\. /);
  assert.ok(shown.includes('eighteen'));
  const before = imported.split('\n');
  const line = before.find((one) => one.startsWith('4. '));
  const expected = before.map((one) => (one === line ? replaceLast(one, word, 'eighteen') : one)).join('\n');
  assert.equal(await markdown(page, draft), expected);
}

function replaceLast(line, word, by) {
  const at = line.lastIndexOf(word);
  return line.slice(0, at) + by + line.slice(at + word.length);
}

async function assertHistory(page, draft, decided) {
  await page.goto(`/drafts/${draft}/history`);
  await page.locator('.timeline-entry').nth(2).waitFor();
  assert.deepEqual(await page.locator('.timeline-entry h3').allTextContents(), [
    'Version 3',
    'Version 2',
    'Version 1',
  ]);
  for (const [version, labels] of Object.entries(decided)) {
    const decision = page.locator(`[data-version="${version}"] [data-decision="amendments_adopted"]`);
    assert.deepEqual((await decision.locator('a').allTextContents()).sort(), labels.toSorted());
  }
  await page.locator('.sourced').first().waitFor();
  assert.deepEqual(
    await page.locator('.sourced').evaluateAll((all) => all.map((one) => one.firstChild.textContent)),
    ['eighteen'],
  );
  await page.goto(`/drafts/${draft}/compare?from=1&to=3`);
  await page.locator('.change-entry').first().waitFor();
  assert.deepEqual(await page.locator('.change-entry ins').allTextContents(), ['eighteen']);
}

/** Without an account: the published draft, its text, and nothing else. */
async function assertPublic(browser, server, draft) {
  const reader = await openWindow(browser, server);
  await reader.page.goto('/');
  await reader.page.locator('.draft-table tbody tr').first().waitFor();
  assert.deepEqual(
    await reader.page
      .locator('.draft-table tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.dataset.draft)),
    [draft],
  );
  await reader.page.goto(`/drafts/${draft}`);
  await reader.page.locator('.text-view').waitFor();
  assert.equal(await reader.page.getByRole('link', { name: 'Amend', exact: true }).count(), 0);
  assert.deepEqual(reader.errors, []);
  await reader.page.context().close();
}
