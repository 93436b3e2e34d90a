// The clause editor, with a real keyboard, clipboard and input method.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { demonstration } from './demonstration.mjs';

const as = demonstration();
let page;
let errors;
let draft;
let clause;
let base;

beforeEach(async () => {
  await page?.context().close();
  ({ page, errors } = await as('Delegate'));
  ({ draft, clause, base } = await plainClause());
  await open();
});

/** A paragraph of a tabled draft of the sample that takes amendments and has words and emphasis only. */
async function plainClause() {
  const { memberships } = await (await page.request.get('/api/v1/me')).json();
  const list = await (
    await page.request.get(`/api/v1/committees/${memberships[0].committee_id}/drafts`)
  ).json();
  for (const { id } of list.items) {
    const found = await (await page.request.get(`/api/v1/drafts/${id}`)).json();
    const line = found.layout.lines.find(
      (one) => one.kind === 'operative' && /^\*[^*]+\* [^*{}\\]+$/.test(one.text),
    );
    if (found.draft.status === 'tabled' && found.may.includes('amend') && line)
      return { draft: id, clause: line.clause, base: line.text };
  }
  throw new Error('the sample has no plain paragraph to amend');
}

async function open() {
  await page.goto(`/drafts/${draft}/amend/${clause}`);
  await editor().waitFor();
}

const editor = () => page.locator('.ProseMirror');
const words = () =>
  editor().evaluate((root) => {
    const copy = root.cloneNode(true);
    for (const gone of copy.querySelectorAll('del, .ProseMirror-separator, .ProseMirror-trailingBreak'))
      gone.remove();
    return copy.textContent;
  });
const plain = (stored) => stored.replaceAll('*', '');
const settled = () => page.locator('[data-settled="true"]').waitFor();

/** Waits until exactly these words are marked as new: changes follow the typing by a moment. */
async function marked(...expected) {
  const shown = () => editor().locator('ins').allTextContents();
  for (let tries = 0; tries < 40 && (await shown()).join('|') !== expected.join('|'); tries++) {
    await page.waitForTimeout(50);
  }
  assert.deepEqual(await shown(), expected);
}

async function toEnd() {
  await editor().click();
  await page.keyboard.press('Control+End');
}

test('typing is tracked at once, and then by the server', async () => {
  await toEnd();
  await page.keyboard.type(' and banks');
  assert.equal(await words(), `${plain(base)} and banks`);
  await marked(' and banks');
  await settled();
  await marked(' and banks');
  assert.equal(await editor().locator('del').count(), 0);
  assert.deepEqual(errors, []);
});

test('deleted words stay in sight and cannot be edited', async () => {
  await toEnd();
  await page.keyboard.press('Control+Backspace');
  const last = plain(base).split(' ').at(-1);
  await settled();
  assert.equal((await editor().locator('del').allTextContents()).join('').trim(), last);
  assert.equal(await editor().locator('del').first().getAttribute('contenteditable'), 'false');
  assert.equal((await words()).trim(), plain(base).slice(0, -last.length).trim());
});

test('undo and redo follow the words', async () => {
  await toEnd();
  await page.keyboard.type(' and banks');
  await page.keyboard.press('Control+z');
  assert.equal(await words(), plain(base));
  await marked();
  await page.keyboard.press('Control+y');
  assert.equal(await words(), `${plain(base)} and banks`);
});

test('emphasis goes by the keyboard and is kept as stored text', async () => {
  await toEnd();
  await page.keyboard.press('Control+i');
  await page.keyboard.type(' inter alia');
  await page.getByRole('radio', { name: 'Plain' }).click();
  assert.equal(await page.locator('textarea.plain-editor').inputValue(), `${base}* inter alia*`);
});

test('pasting takes the words and leaves their looks and line breaks', async () => {
  await toEnd();
  await editor().evaluate((root) => {
    const data = new DataTransfer();
    data.setData('text/plain', ' and\nports *and* {boats}');
    data.setData('text/html', '<b style="color:red"> and<br>ports *and* {boats}</b>');
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  assert.equal(await words(), `${plain(base)} and ports *and* {boats}`);
  await page.getByRole('radio', { name: 'Plain' }).click();
  const stored = await page.locator('textarea.plain-editor').inputValue();
  assert.equal(stored, `${base} and ports \\*and\\* \\{boats\\}`);
});

test('an input method composes without being disturbed', async () => {
  await toEnd();
  const session = await page.context().newCDPSession(page);
  for (const text of ['k', 'ka', 'kan', '漢']) {
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await page.waitForTimeout(120);
  }
  assert.equal(await editor().locator('ins').count(), 0);
  await session.send('Input.insertText', { text: '漢字' });
  await settled();
  assert.equal(await words(), `${plain(base)}漢字`);
  await editor().locator('ins', { hasText: /漢字$/ }).first().waitFor();
  assert.deepEqual(errors, []);
});

test('the plain mode shares the value and shows the change below', async () => {
  await toEnd();
  await page.keyboard.type(' and banks');
  await page.getByRole('radio', { name: 'Plain' }).click();
  const area = page.locator('textarea.plain-editor');
  assert.equal(await area.inputValue(), `${base} and banks`);
  await page
    .getByTestId('plain-changes')
    .locator('ins', { hasText: / and banks$/ })
    .waitFor();
  await area.fill(`${base} and boats`);
  await page.getByRole('radio', { name: 'Tracked' }).click();
  await editor().waitFor();
  assert.equal(await words(), `${plain(base)} and boats`);
});

test('leaving asks; what was typed is there again, also after a reload', async () => {
  await toEnd();
  await page.keyboard.type(' and banks');
  await page.getByRole('link', { name: 'Back to the text' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without sending?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  assert.equal(await words(), `${plain(base)} and banks`);
  page.on('dialog', (asked) => asked.accept());
  await page.reload();
  await editor().waitFor();
  await page.getByText('These are words that you typed earlier and did not send.').waitFor();
  assert.equal(await words(), `${plain(base)} and banks`);
  await page.getByRole('button', { name: 'Start again from the text' }).click();
  assert.equal(await words(), plain(base));
});

test('when the text changes under the editor, it says so and carries the words over on request', async () => {
  await toEnd();
  await page.keyboard.type(' and banks');
  const secretariat = await as('Secretariat');
  const verb = base.match(/^\*([^*]+)\*/)[1];
  const changed = base.replace(verb, `Strongly ${verb.toLowerCase()}`);
  await changeText(secretariat.page, changed);
  await page.getByText(/The text is at version \d+ by now\./).waitFor();
  assert.equal(await words(), `${plain(base)} and banks`);
  await page.getByRole('button', { name: 'Carry my change over to the new version' }).click();
  await page.getByText(/The text is at version \d+ by now\./).waitFor({ state: 'detached' });
  await settled();
  assert.equal(await words(), `${plain(changed)} and banks`);
  await marked(' and banks');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await page.getByText(/was submitted/).waitFor();
  assert.deepEqual(errors, []);
});

async function changeText(by, text) {
  await by.goto(`/drafts/${draft}/amend/${clause}`);
  await by.getByRole('radio', { name: 'Plain' }).click();
  await by.locator('textarea.plain-editor').fill(text);
  await by.getByLabel('Reason').fill('On the instruction of the main sponsor.');
  await by.getByRole('button', { name: 'Change the text directly' }).click();
  await by.getByText(/The text is now version/).waitFor();
}
