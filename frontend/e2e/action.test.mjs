// The action on a draft of the sample, in the browser: every decision is the
// chair's, delegations ask and put on record, and the record tells it all.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launch, openWindow, signInAs } from './browser.mjs';
import { startServer } from './server.mjs';

let browser;
let server;
let windows;

before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});
beforeEach(async () => {
  server = await startServer({ demo: true });
  windows = [];
});
afterEach(async () => {
  for (const { name, page, errors } of windows) {
    await page.context().close();
    assert.deepEqual([name, errors], [name, []]);
  }
  await server?.stop();
});

/** A person's window, signed in. */
async function as(name) {
  const { page, errors } = await openWindow(browser, server);
  windows.push({ name, page, errors });
  await signInAs(page, name);
  return page;
}

/** The id of the draft whose symbol ends so, and its amendments by their labels. */
async function found(page, symbol) {
  const { items: committees } = await (await page.request.get('/api/v1/committees')).json();
  const { items: drafts } = await (
    await page.request.get(`/api/v1/committees/${committees[0].id}/drafts`)
  ).json();
  const { id } = drafts.find((one) => one.symbol.endsWith(symbol));
  const { items } = await (await page.request.get(`/api/v1/drafts/${id}/amendments`)).json();
  return { id, labelled: new Map(items.map(({ amendment }) => [amendment.label, amendment])) };
}

async function chairOf(symbol) {
  const page = await as('Chair');
  const draft = await found(page, symbol);
  await page.goto(`/drafts/${draft.id}/chair`);
  await page.getByRole('heading', { name: 'Decision', exact: true }).waitFor();
  return { page, ...draft };
}

const text = async (page, draft, clause) => {
  const { layout } = await (await page.request.get(`/api/v1/drafts/${draft}`)).json();
  return layout.lines.find((line) => line.clause === clause)?.text;
};
async function keys(page, ...pressed) {
  for (const key of pressed) await page.keyboard.press(key);
}

const inFocus = (page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at.getAttribute('aria-label') ?? at.querySelector('strong')?.textContent;
  });
const order = (page) => page.locator('.order-item strong').allTextContents();

test('the order is changed and confirmed by the keyboard, and the amendments are taken by it', async () => {
  const { page, id } = await chairOf('L.3');
  await page.getByText('Offered, not confirmed').waitFor();
  await page.getByRole('button', { name: 'Look at the order' }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual((await order(page)).slice(0, 4), ['A9', 'A10', 'A6', 'A7']);
  await page.getByText('Paragraph 8: stands against A10.').waitFor();

  // Into the list, down to the second row, and on to its buttons.
  await keys(page, 'Tab', 'ArrowDown');
  assert.equal(await inFocus(page), 'A10');
  await keys(page, 'Tab');
  assert.equal(await inFocus(page), 'Drag A10');
  await keys(page, 'Tab');
  assert.equal(await inFocus(page), 'Move A10 up');
  await keys(page, 'Enter');
  await page.getByText('Changed here, not confirmed').waitFor();
  assert.deepEqual((await order(page)).slice(0, 3), ['A10', 'A9', 'A6']);

  // Dragged by its handle, without a pointer.
  await keys(page, 'Shift+Tab', 'Shift+Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Tab');
  assert.equal(await inFocus(page), 'Drag A7');
  await keys(page, 'Enter', 'ArrowUp', 'ArrowUp', 'Enter');
  const dragged = await order(page);
  assert.notEqual(dragged.indexOf('A7'), 3);

  await page.getByRole('button', { name: 'Confirm this order' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Confirmed by the chair').waitFor();
  const next = dragged[0];
  await page.getByText(`Next: ${next}.`).waitFor();

  // What is not next cannot be decided, and the page says why.
  await page.getByRole('checkbox', { name: 'Select A12' }).check();
  await page.getByText(`By the confirmed order ${next} is next.`, { exact: false }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Reject', exact: true }).isDisabled(), true);
  await page.getByRole('button', { name: `Take the next: ${next}` }).click();
  await page.getByTestId('hindrance').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Reject', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await page.getByText(`Next: ${dragged[1]}.`).waitFor();

  await page.goto(`/drafts/${id}/proceedings`);
  await page.getByText(`In this order: ${dragged.slice(0, 3).join(', ')}`, { exact: false }).waitFor();
});

test('a recorded vote with names adopts; taken back, everything stands as before', async () => {
  const { page, id } = await chairOf('L.3');
  const before = await text(page, id, 'o9');
  await page.getByRole('checkbox', { name: 'Select A7' }).check();
  await page.getByRole('button', { name: 'Preview the merge' }).click();
  await page.getByTestId('preview').getByRole('button', { name: 'Put to the vote' }).click();
  const dialog = page.getByRole('dialog', { name: 'Vote on A7 (Karsk)' });
  await dialog.getByRole('radio', { name: 'Recorded vote' }).click();
  await dialog.getByText('No vote is entered yet.').waitFor();
  await dialog.getByRole('button', { name: 'In favour' }).click();
  // A digit gives the member in focus its side and goes on to the next.
  await dialog.getByRole('radio', { name: 'Borealia: In favour' }).focus();
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await page.keyboard.press('3');
  await dialog.getByText('5 in favour, 2 against, 1 abstaining, 0 not voting').waitFor();
  await dialog.getByText('5 to 2: adopted').waitFor();
  assert.equal(await dialog.getByRole('radio', { name: 'Castoria: Against' }).isChecked(), true);
  assert.equal(await dialog.getByRole('radio', { name: 'Delmark: Abstaining' }).isChecked(), true);
  await dialog.getByRole('button', { name: 'Declare: adopted' }).click();
  const sentence = 'The amendment of Karsk was adopted by a recorded vote of 5 to 2, with 1 abstention.';
  await page.getByTestId('latest').getByText(sentence).waitFor();
  assert.match(await text(page, id, 'o9'), /sixty/);

  // What it decided otherwise is suggested, and not ruled.
  await page.getByRole('button', { name: 'Rule that A6 is not put' }).waitFor();

  await page.getByRole('button', { name: 'Take it back' }).click();
  const ask = page.getByRole('dialog', { name: 'Take the latest decision back?' });
  assert.equal(await ask.getByRole('button', { name: 'Take it back' }).isDisabled(), true);
  await ask.getByLabel('Why it is taken back').fill('Two hands were counted twice.');
  await ask.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('checkbox', { name: 'Select A7' }).waitFor();
  assert.equal(await text(page, id, 'o9'), before);

  await page.goto(`/drafts/${id}/proceedings`);
  const entry = page.locator('[data-undone]', { hasText: sentence });
  await entry.getByText('Taken back by Tomas Ilgar: Two hands were counted twice.').waitFor();
  await entry.getByText('Who voted how').click();
  await entry.getByText('Borealia, Castoria', { exact: true }).waitFor();
});

test('an implied rejection is ruled from the suggestion, challenged and upheld', async () => {
  const { page, id, labelled } = await chairOf('L.3');
  await page.getByRole('button', { name: 'Rule that A5 is not put' }).click();
  const ruling = page.getByRole('dialog', { name: 'Rule that A5 is not put?' });
  const reason = ruling.getByLabel('Reason for the record');
  assert.match(await reason.inputValue(), /^The adoption of A1 implies the rejection of A5/);
  await reason.fill('');
  assert.equal(await ruling.getByRole('button', { name: 'Give the ruling' }).isDisabled(), true);
  await reason.fill('Twenty-four hours were adopted; thirty-six cannot stand beside them.');
  await ruling.getByRole('button', { name: 'Give the ruling' }).click();
  await page.getByTestId('latest').getByText('Not put, rejected by implication:').waitFor();
  await page.getByRole('checkbox', { name: 'Select A5' }).waitFor({ state: 'detached' });

  const mover = await as('Borealia');
  await mover.goto(`/amendments/${labelled.get('A5').id}`);
  await mover.getByText('thirty-six cannot stand beside them', { exact: false }).waitFor();
  await mover.getByRole('button', { name: 'Challenge the ruling' }).click();
  const challenge = mover.getByRole('dialog');
  await challenge.getByLabel('Words for the record').fill('The two are about different rivers.');
  await challenge.getByRole('button', { name: 'Challenge it' }).click();
  await mover.getByText('The challenge is before the committee.').waitFor();

  const open = page.getByTestId('challenge');
  await open.getByText('Borealia challenges a ruling:').waitFor();
  await open.getByText('The two are about different rivers.').waitFor();
  await open.getByRole('button', { name: 'Put the challenge to the vote' }).click();
  await page.getByLabel('In favour').fill('2');
  await page.getByLabel('Against').fill('5');
  await page.getByText('2 to 5: upheld').waitFor();
  await page.getByRole('button', { name: 'Declare: upheld' }).click();
  await open.waitFor({ state: 'detached' });

  await mover.goto(`/drafts/${id}/proceedings`);
  await mover.locator('[data-decision="ruling_upheld"]').waitFor();
  assert.equal(await mover.getByRole('button', { name: 'Challenge the ruling' }).count(), 0);
});

test('an amendment to an amendment is adopted into it, and then the amendment', async () => {
  const delegate = await as('Karsk');
  const { id, labelled } = await found(delegate, 'L.3');
  await delegate.goto(`/amendments/${labelled.get('A9').id}`);
  await delegate.getByRole('link', { name: 'Amend this amendment' }).click();
  await delegate.getByText('against A9, revision 1').waitFor();
  await delegate.getByRole('radio', { name: 'Plain' }).click();
  const words = delegate.getByRole('textbox', { name: 'Proposed words' });
  const proposed = await words.inputValue();
  await words.fill(proposed.replace('by day and by night', 'by day and at night'));
  await delegate.locator('[data-settled="true"]').waitFor();
  assert.deepEqual(await delegate.getByTestId('plain-changes').locator('ins, del').allTextContents(), [
    'by',
    'at',
  ]);
  await delegate.getByRole('button', { name: 'Submit', exact: true }).click();
  const listed = delegate.getByRole('region', { name: 'Amendments to A9' });
  await listed.getByText('to A9', { exact: true }).waitFor();
  await delegate.getByRole('button', { name: 'Ask for a vote' }).click();
  await delegate.getByRole('dialog').getByRole('button', { name: 'Put on record' }).click();
  await delegate.getByText('It is on the record.').waitFor();
  await delegate.goto(`/drafts/${id}/amendments`);
  await delegate.locator('.sub-amendments [data-amendment="A18"]').waitFor();

  const { page } = await chairOf('L.3');
  const screen = await page.context().newPage();
  await screen.goto(`/drafts/${id}/projector`);
  // The amendment waits for what would change it.
  await page.getByRole('checkbox', { name: 'Select A9' }).check();
  await page.getByText('A18 changes it and is still pending', { exact: false }).waitFor();
  await page.getByRole('checkbox', { name: 'Select A18' }).check();
  assert.equal(await page.getByRole('checkbox', { name: 'Select A9' }).isChecked(), false);
  await page.getByRole('button', { name: 'Put before the committee' }).click();
  await screen.locator('.projector-box[data-amendment="A18"] ins', { hasText: 'at' }).waitFor();
  await page.getByRole('button', { name: 'Preview the merge' }).click();
  const preview = page.getByTestId('preview');
  await preview.getByText('This changes A9, and not yet the text of the draft.').waitFor();
  await preview.getByRole('button', { name: 'Adopt this amendment' }).click();
  await screen.getByText('The sub-amendment of Karsk', { exact: false }).waitFor();
  assert.doesNotMatch(await text(page, id, 'o8'), /at night/);

  // The vote that was asked for binds.
  await page.getByRole('checkbox', { name: 'Select A9' }).check();
  await page.getByTestId('asked').getByText('Karsk asked for a recorded vote.').waitFor();
  await page.getByRole('button', { name: 'Preview the merge' }).click();
  await preview.getByTestId('preview-change').locator('ins', { hasText: 'at night' }).waitFor();
  assert.equal(await preview.getByRole('button', { name: 'Adopt this amendment' }).isDisabled(), true);
  await preview.getByRole('button', { name: 'Put to the vote' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Show of hands' }).click();
  await dialog.getByText('A member asked for more than this kind of vote.').waitFor();
  await dialog.getByRole('radio', { name: 'Recorded vote' }).click();
  await dialog.getByRole('button', { name: 'In favour' }).click();
  await dialog.getByRole('button', { name: 'Declare: adopted' }).click();
  await screen.getByText('by a recorded vote of 8 to none', { exact: false }).waitFor();
  await screen.locator('.projector-box ins', { hasText: 'by day and at night' }).waitFor();
  assert.match(await text(page, id, 'o8'), /by day and at night/);
  await delegate.goto(`/amendments/${labelled.get('A9').id}`);
  await delegate.getByText('Adopted as amended').first().waitFor();
});

test('a member divides a paragraph by the keyboard, and its parts are decided before the whole', async () => {
  const delegate = await as('Karsk');
  const { id } = await found(delegate, 'L.3');
  await delegate.goto(`/drafts/${id}/division`);
  await delegate.getByRole('checkbox', { name: 'Paragraph 5 into part A' }).press('Space');
  await delegate.getByRole('button', { name: 'Another part' }).press('Enter');
  await delegate.getByRole('button', { name: 'Words of: Paragraph 6' }).press('Enter');
  const field = delegate.getByLabel('Select words of: Paragraph 6');
  const words = ', with interpretation in the languages of the Commission';
  await field.press('Control+End');
  for (let index = 0; index < words.length; index++) await field.press('Shift+ArrowLeft');
  await field.press('x');
  await delegate.getByRole('button', { name: 'Take the selected words into part B' }).press('Enter');
  await delegate.locator('[data-clause="o6"] q', { hasText: 'with interpretation' }).first().waitFor();
  await delegate.getByRole('button', { name: 'Ask for the division' }).press('Enter');
  await delegate.locator('[data-statement="division_request"] mark').nth(1).waitFor();

  const { page } = await chairOf('L.3');
  const request = page.getByTestId('division-request');
  await request.getByText('Karsk asks to decide parts of the draft separately').waitFor();
  await request.getByLabel('Name of the part').nth(1).fill('interpretation');
  await request.getByRole('button', { name: 'Grant the division' }).click();
  const division = page.getByTestId('division');
  await division.getByText('Part A is next').waitFor();
  await page.getByText('a division was granted: decide its parts first', { exact: false }).waitFor();
  await division.getByRole('button', { name: 'Retain part A' }).click();
  await division.getByText('Part interpretation is next').waitFor();
  await division.getByRole('button', { name: 'Put to the vote' }).click();
  await page.getByLabel('In favour').fill('3');
  await page.getByLabel('Against').fill('4');
  await page.getByRole('button', { name: 'Declare: rejected' }).click();
  await division.getByText('All parts are decided.').waitFor();
  assert.match(await text(page, id, 'o6'), /four days each time$/);
  await page.getByTestId('hindrances').waitFor({ state: 'detached' });
});

test('the draft is decided by roll-call, explained, closed and reconsidered', async () => {
  const delegate = await as('Karsk');
  const { id } = await found(delegate, 'L.4');
  await delegate.goto(`/drafts/${id}/proceedings`);
  await delegate.getByRole('button', { name: 'Ask for a vote' }).click();
  await delegate.getByRole('dialog').getByLabel('How it is decided').selectOption('roll_call');
  await delegate.getByRole('dialog').getByRole('button', { name: 'Put on record' }).click();
  await delegate.getByText('You asked for a vote on: Draft').waitFor();

  const { page } = await chairOf('L.4');
  const whole = page.getByRole('region', { name: 'The draft as a whole' });
  await whole.getByText('Karsk asked for a roll-call vote.').waitFor();
  assert.equal(await whole.getByRole('button', { name: 'Adopt the draft' }).isDisabled(), true);
  await whole.getByRole('button', { name: 'Put to the vote' }).click();
  const dialog = page.getByRole('dialog', { name: 'Decision on the draft as a whole' });
  await dialog.getByRole('button', { name: 'Draw a name' }).click();
  const drawn = await dialog.getByLabel('The roll begins with').inputValue();
  assert.equal(await dialog.locator('.roll-table tbody th').first().textContent(), drawn);
  await dialog.getByRole('button', { name: 'In favour' }).click();
  await dialog.getByRole('radio', { name: 'Karsk: Abstaining' }).check();
  await dialog.getByLabel('What the adopted text is called').fill('16/1');
  await dialog.getByRole('button', { name: 'Declare: adopted' }).click();
  await page.getByTestId('latest').getByText('by a roll-call vote of 7 to none, with 1 abstention').waitFor();
  await page.getByText('It is now 16/1.').waitFor();

  await delegate.getByRole('button', { name: 'Say how one had meant to vote' }).click();
  await delegate.getByLabel('How it had meant to vote').selectOption('in_favour');
  await delegate.getByRole('button', { name: 'Put on record' }).click();
  await delegate.getByText('Meant to vote: In favour').waitFor();
  await delegate.getByRole('button', { name: 'Dissociate oneself' }).click();
  await delegate.getByLabel('Paragraph', { exact: true }).selectOption({ index: 3 });
  await delegate.getByLabel('Words for the record').fill('Its own law says otherwise.');
  await delegate.getByRole('button', { name: 'Put on record' }).click();
  await delegate.locator('[data-statement="dissociation"]', { hasText: 'Its own law' }).waitFor();

  await page.getByRole('button', { name: 'Close the action' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the action' }).click();
  await page.getByText('The action is closed. What was decided can only be reconsidered.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Take it back' }).count(), 0);

  await page.getByRole('button', { name: 'Motion to reconsider' }).click();
  await page.getByLabel('In favour').fill('5');
  await page.getByLabel('Against').fill('3');
  await page.getByText('5 to 3: rejected').waitFor();
  await page.getByLabel('Against').fill('2');
  await page.getByText('5 to 2: carried: reconsidered').waitFor();
  await page.getByRole('button', { name: 'Declare: carried: reconsidered' }).click();
  await page.getByText('Under action').first().waitFor();
});

test('who proposes the same may join, and the chair writes what follows from an adoption', async () => {
  const borealia = await as('Borealia');
  const { id, labelled } = await found(borealia, 'L.3');
  await borealia.goto(`/amendments/${labelled.get('A8').id}`);
  await borealia.getByText('A6 of Delmark gives the same text as A8.').waitFor();
  await borealia.getByRole('button', { name: 'Join A6' }).click();
  await borealia.getByRole('dialog').getByRole('button', { name: 'Join A6' }).click();
  await borealia.getByText('Joined to an equal one').first().waitFor();

  const sponsor = await as('Castoria');
  await sponsor.goto(`/drafts/${id}/proceedings`);
  await sponsor.getByRole('button', { name: 'Propose a consequential change' }).click();
  await sponsor.getByLabel('Words', { exact: true }).fill('The title should name radio warnings.');
  await sponsor.getByRole('button', { name: 'Put on record' }).click();
  await sponsor.locator('[data-statement="consequential_proposal"]').waitFor();

  const { page } = await chairOf('L.3');
  assert.deepEqual(await page.locator('[data-amendment="A6"] header bdi').allTextContents(), [
    'Delmark',
    'Borealia',
  ]);
  await page.getByText('Castoria proposes a consequential change:').waitFor();
  await page.getByLabel('Paragraph', { exact: true }).selectOption('title');
  await page.getByRole('link', { name: 'Write the change' }).click();
  await page.getByRole('radio', { name: 'Plain' }).click();
  const words = page.getByRole('textbox', { name: 'Proposed words' });
  const title = await words.inputValue();
  await words.fill(`${title}, and radio warnings`);
  await page.getByLabel('What it follows from').fill('Paragraph 3 bis was adopted.');
  await page.getByRole('button', { name: 'Write it into the text' }).click();
  await page.getByTestId('latest').getByText('A consequential change was made.').waitFor();
  await page.getByRole('heading', { name: `${title}, and radio warnings` }).waitFor();
  assert.equal(await page.getByText('Castoria proposes a consequential change:').count(), 0);
});

test('without an open meeting the page says so, and decides nothing', async () => {
  const { page } = await chairOf('L.5');
  const { items } = await (await page.request.get('/api/v1/committees')).json();
  const closed = await page.evaluate(async (committee) => {
    const { items: meetings } = await (await fetch(`/api/v1/committees/${committee}/meetings`)).json();
    const { id } = meetings.find((one) => !one.closed_at);
    return (await fetch(`/api/v1/meetings/${id}/close`, { method: 'POST' })).status;
  }, items[0].id);
  assert.equal(closed, 200);
  await page.getByTestId('hindrances').getByText('No meeting is open', { exact: false }).waitFor();
});
