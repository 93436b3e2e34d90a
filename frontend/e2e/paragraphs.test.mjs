// What is negotiated paragraph by paragraph: positions, standings, comments and
// notes, budget implications, and the silence that a text is put under.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { launch, openWindow } from './browser.mjs';
import { startServer } from './server.mjs';

let browser;
let server;
const windows = {};
let draft;

before(async () => {
  [browser, server] = await Promise.all([launch(), startServer()]);
  windows.secretariat = await openWindow(browser, server);
  const token = server.firstLink.split('#')[1];
  await accept(windows.secretariat, { token, name: 'Selma Sand', email: 'selma@secretariat.example' });
  const committee = await created(windows.secretariat, '/committees', {
    name: 'Commission on Inland Waterways',
  });
  const at = `/committees/${committee.id}`;
  for (const name of ['Delmark', 'Karsk', 'Meridia']) {
    const delegation = await created(windows.secretariat, `${at}/delegations`, { name });
    windows[name] = await invited(at, {
      email: `${name.toLowerCase()}@mission.example`,
      role: 'delegate',
      delegation_id: delegation.id,
    });
  }
  windows.chair = await invited(at, { email: 'chair@mission.example', role: 'chair' });
  draft = await informalText(at);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a delegation holds a paragraph until it is content, then it is agreed', async () => {
  const { Delmark, Karsk, chair } = windows;
  await openParagraph(Delmark.page, 'o2');
  await openParagraph(Karsk.page, 'o2');
  await openParagraph(chair.page, 'o2');

  await Delmark.page.getByRole('button', { name: 'Agree', exact: true }).click();
  await Karsk.page.getByRole('button', { name: 'Pending …' }).click();
  const asks = Karsk.page.getByRole('dialog');
  assert.equal(await asks.getByRole('button', { name: 'Pending …' }).isDisabled(), true);
  await asks.getByLabel('Why').fill('Our capital has not answered yet.');
  await asks.getByRole('button', { name: 'Pending …' }).click();

  // The chair sees both at once, and is offered no agreement.
  await chair.page.locator('[data-position="agrees"]', { hasText: 'Delmark' }).waitFor();
  await chair.page
    .locator('[data-position="pending"]', { hasText: 'Our capital has not answered' })
    .waitFor();
  assert.deepEqual(await offered(chair.page), ['In brackets', 'Pending', 'Part of a package']);

  await Karsk.page.getByRole('button', { name: 'Agree', exact: true }).click();
  await chair.page.locator('[data-position="agrees"]', { hasText: 'Karsk' }).waitFor();
  await setStanding(chair.page, 'Agreed ad referendum');
  await margin(Delmark.page, 'o2', 'agreed_ad_ref').waitFor();

  await Karsk.page.getByRole('button', { name: 'Object …' }).click();
  await Karsk.page.getByRole('dialog').getByRole('button', { name: 'Object …' }).click();
  await margin(Delmark.page, 'o2', 'pending').waitFor();
  await Karsk.page.getByRole('button', { name: 'Take the position back' }).click();
  await chair.page.getByText('No delegation is pending any more').waitFor();
  await setStanding(chair.page, 'Agreed ad referendum');
  await margin(Delmark.page, 'o2', 'agreed_ad_ref').waitFor();
});

test('an edit reopens an agreed paragraph, and the filter shows what is still open', async () => {
  const { Delmark, chair } = windows;
  await openParagraph(chair.page, 'o3');
  await setStanding(chair.page, 'Agreed informally');
  await Delmark.page.goto(`/drafts/${draft}?open=1`);
  await Delmark.page.getByText('2 of 4 still open').waitFor();
  assert.equal(await Delmark.page.locator('[data-clause="o3"]').count(), 0);
  assert.equal(await Delmark.page.locator('[data-clause="o2"]').count(), 0);

  const text = await (await chair.page.request.get(`/api/v1/drafts/${draft}`)).json();
  const edited = await chair.page.request.post(`/api/v1/drafts/${draft}/versions`, {
    headers: { 'If-Match': `"${text.version.number}"`, ...sameOrigin() },
    data: { ops: [{ op: 'edit', clause: 'o2', find: 'forty', with: 'fifty' }] },
  });
  assert.equal(edited.status(), 201);
  await margin(Delmark.page, 'o2', 'reopened').waitFor();
  await Delmark.page.locator('[data-clause="o2"]').getByRole('button').first().click();
  await Delmark.page.locator('.position', { hasText: 'Delmark' }).getByText('to earlier words').waitFor();
});

test('a comment reaches the committee, a note its own delegation, a shared one whom it names', async () => {
  const { Delmark, Karsk, Meridia, chair } = windows;
  await openParagraph(Delmark.page, 'o1');
  await say(Delmark.page, 'The committee', 'Who prepares the code?');
  await say(Delmark.page, 'Only my delegation', 'We want it to be the pilots.');
  await Delmark.page.getByRole('radio', { name: 'Share with …' }).click();
  await Delmark.page.getByRole('checkbox', { name: 'Karsk' }).check();
  await Delmark.page.getByLabel('What you have to say').fill('Shall we say so together?');
  await Delmark.page.getByRole('button', { name: 'Share the note' }).click();
  await Delmark.page.getByText('Shared with Karsk').waitFor();

  const read = {};
  for (const [name, window] of Object.entries({ Delmark, Karsk, Meridia, chair })) {
    await openParagraph(window.page, 'o1');
    await window.page.locator('.said').first().waitFor();
    read[name] = await window.page.locator('.said-words').allTextContents();
  }
  const [open, own, shared] = [
    'Who prepares the code?',
    'We want it to be the pilots.',
    'Shall we say so together?',
  ];
  assert.deepEqual(read, {
    Delmark: [open, own, shared],
    Karsk: [open, shared],
    Meridia: [open],
    chair: [open],
  });

  await Delmark.page
    .locator('.said', { hasText: open })
    .getByRole('button', { name: 'Withdraw', exact: true })
    .click();
  await chair.page.getByText('Withdrawn.').waitFor();
  assert.equal(await chair.page.getByText(open).count(), 0);
});

test('words of a comment are kept when the panel is left', async () => {
  const { page } = windows.Meridia;
  await openParagraph(page, 'o3');
  await page.getByLabel('What you have to say').fill('Half a thou');
  await openParagraph(page, 'o1');
  await openParagraph(page, 'o3');
  assert.equal(await page.getByLabel('What you have to say').inputValue(), 'Half a thou');
});

test('an amendment is shared before it is submitted', async () => {
  const { Delmark, Karsk, Meridia } = windows;
  const text = await (await Delmark.page.request.get(`/api/v1/drafts/${draft}`)).json();
  const drafted = await (
    await Delmark.page.request.post(`/api/v1/drafts/${draft}/amendments`, {
      headers: sameOrigin(),
      data: {
        base_version: text.version.number,
        ops: [{ op: 'edit', clause: 'o3', find: 'again', with: 'soon' }],
      },
    })
  ).json();
  const { id } = drafted.amendment;
  await Delmark.page.goto(`/amendments/${id}`);
  await Delmark.page.getByText('Only your delegation sees it.').waitFor();
  await Delmark.page.getByRole('button', { name: 'Share …' }).click();
  await Delmark.page.getByRole('dialog').getByRole('checkbox', { name: 'Karsk' }).check();
  await Delmark.page.getByRole('dialog').getByRole('button', { name: 'Share with these' }).click();
  await Delmark.page.getByText('Shared with Karsk before it is submitted.').waitFor();

  await Karsk.page.goto(`/amendments/${id}`);
  await Karsk.page.getByText('has shared this with your delegation').waitFor();
  assert.equal(await Karsk.page.getByRole('button', { name: 'Submit' }).count(), 0);
  assert.equal((await Meridia.page.request.get(`/api/v1/amendments/${id}`)).status(), 404);
});

test('budget implications wait for their statement', async () => {
  const { chair, secretariat } = windows;
  await openParagraph(chair.page, 'o2');
  await chair.page.getByRole('button', { name: 'It has budget implications' }).click();
  await openParagraph(secretariat.page, 'o2');
  await secretariat.page
    .locator('.paragraph-panel')
    .getByText('Budget implications: statement missing')
    .waitFor();
  await secretariat.page.getByRole('button', { name: 'Record the statement …' }).click();
  const asks = secretariat.page.getByRole('dialog');
  await asks.getByLabel('Symbol').fill('E/CN.99/2031/L.1/Add.1');
  await asks.getByLabel('What it says').fill('The code costs forty thousand crowns.');
  await asks.getByRole('button', { name: 'Record the statement' }).click();
  await chair.page.locator('.paragraph-panel').getByText('Budget implications: statement recorded').waitFor();
  await chair.page.getByText('E/CN.99/2031/L.1/Add.1 · The code costs forty thousand crowns.').waitFor();
});

test('one objection breaks the silence; one that nobody breaks is confirmed by hand', async () => {
  const { Delmark, Karsk, Meridia, chair } = windows;
  await chair.page.goto(`/drafts/${draft}`);
  await startSilence(chair.page, minutesFromNow(90));
  for (const { page } of [Delmark, Karsk]) await page.goto(`/drafts/${draft}`);
  await Karsk.page.getByRole('region', { name: 'The text is under silence' }).waitFor();
  assert.match(await Karsk.page.getByText(/left$/).textContent(), /^1 hour 30 minutes left$/);
  assert.equal(await chair.page.getByRole('button', { name: 'Confirm the agreement' }).count(), 0);
  await findsNothing(Karsk.page);

  await Karsk.page.getByRole('button', { name: 'Object', exact: true }).click();
  const asks = Karsk.page.getByRole('dialog');
  await asks.getByLabel('What it is about').selectOption({ label: 'Paragraph 2' });
  await asks.getByLabel('In which words').fill('Fifty is too much.');
  await asks.getByRole('button', { name: 'Object' }).click();
  await Delmark.page.getByText('Karsk broke the silence').waitFor();
  await Delmark.page.getByText('Fifty is too much.').waitFor();

  await Meridia.page.goto(`/drafts/${draft}`);
  const { version } = await (await chair.page.request.get(`/api/v1/drafts/${draft}`)).json();
  const short = await chair.page.request.post(`/api/v1/drafts/${draft}/silence`, {
    headers: { 'If-Match': `"${version.number}"`, ...sameOrigin() },
    data: { until: new Date(Date.now() + 5000).toISOString() },
  });
  assert.equal(short.status(), 200);
  await Meridia.page.getByRole('region', { name: 'The text is under silence' }).waitFor();
  await Meridia.page.getByText('The facilitator or the chair confirms it.').waitFor();
  assert.equal(await Meridia.page.getByRole('button', { name: 'Object', exact: true }).count(), 0);
  await chair.page.getByRole('button', { name: 'Confirm the agreement' }).click();
  await chair.page.getByRole('dialog').getByRole('button', { name: 'Confirm the agreement' }).click();
  for (const clause of ['o1', 'o2', 'o3']) await margin(Meridia.page, clause, 'agreed_ad_ref').waitFor();
  await Meridia.page.getByText('every paragraph is agreed').waitFor();
});

test('axe finds nothing in the panel of a paragraph with all that there is', async () => {
  for (const [name, viewport] of [
    ['Delmark', { width: 1280, height: 900 }],
    ['chair', { width: 390, height: 844 }],
  ]) {
    const { page, errors } = windows[name];
    await page.setViewportSize(viewport);
    await openParagraph(page, 'o2');
    await page.locator('.comments').waitFor();
    await findsNothing(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${name}: ${overflow}px wider than the window`);
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.deepEqual(errors, []);
  }
});

/** A window of somebody who has followed their invitation. */
async function invited(committee, invitation) {
  const { token } = await created(windows.secretariat, `${committee}/invitations`, invitation);
  const window = await openWindow(browser, server);
  await accept(window, { token, name: invitation.email.split('@')[0] });
  return window;
}

async function accept({ page }, person) {
  const answer = await page.request.post('/api/v1/invitations/accept', {
    headers: sameOrigin(),
    data: { password: 'a long enough password', ...person },
  });
  assert.equal(answer.status(), 200);
}

/** What a post makes. */
async function created({ page }, path, data) {
  const answer = await page.request.post(`/api/v1${path}`, { headers: sameOrigin(), data });
  assert.equal(answer.status(), 201, await answer.text());
  return answer.json();
}

/** An informal text of our own invention. */
async function informalText(committee) {
  const { draft: zero } = await created(windows.chair, `${committee}/drafts`, {
    text: {
      schema: 'chapeau/text@1',
      kind: 'resolution',
      title: 'Model code for pilots',
      body: 'The Commission on Inland Waterways,',
      clauses: [
        { id: 'p1', kind: 'preambular', text: '*Recalling* the Convention on River Marking' },
        { id: 'o1', kind: 'operative', text: '*Requests* the Secretariat to prepare a model code' },
        { id: 'o2', kind: 'operative', text: '*Invites* donors to contribute forty thousand crowns' },
        { id: 'o3', kind: 'operative', text: '*Decides* to meet again' },
      ],
    },
  });
  const informal = await windows.chair.page.request.post(`/api/v1/drafts/${zero.id}/make-informal`, {
    headers: { 'If-Match': '"1"', ...sameOrigin() },
  });
  assert.equal(informal.status(), 200);
  return zero.id;
}

/** What a request that no page sent says of where it comes from. */
function sameOrigin() {
  return { Origin: server.address };
}

async function openParagraph(page, clause) {
  await page.goto(`/drafts/${draft}?clause=${clause}`);
  await page.locator('.paragraph-panel').waitFor();
}

function margin(page, clause, standing) {
  return page.locator(`[data-clause="${clause}"] [data-standing="${standing}"]`);
}

/** What the menu of standings offers. */
async function offered(page) {
  await page.getByRole('button', { name: 'Where it stands …' }).click();
  const labels = await page.getByRole('menuitem').allTextContents();
  await page.keyboard.press('Escape');
  return labels;
}

async function setStanding(page, label) {
  await page.getByRole('button', { name: 'Where it stands …' }).click();
  await page.getByRole('menuitem', { name: label, exact: true }).click();
  await page.locator('.paragraph-panel .standing', { hasText: label }).waitFor();
}

async function say(page, audience, words) {
  await page.getByRole('radio', { name: audience }).click();
  await page.getByLabel('What you have to say').fill(words);
  await page.locator('.comment-form button[type="submit"]').click();
  await page.locator('.said-words', { hasText: words }).waitFor();
}

async function startSilence(page, until) {
  await page.getByRole('button', { name: 'Put under silence' }).click();
  await page.getByLabel('Deadline').fill(until);
  await page.getByRole('dialog').getByRole('button', { name: 'Put under silence' }).click();
  await page.getByRole('region', { name: 'The text is under silence' }).waitFor();
}

/** The committee's clocks show UTC; a deadline that a page gives has no seconds. */
function minutesFromNow(minutes) {
  return new Date(Date.now() + (minutes + 1) * 60_000).toISOString().slice(0, 16);
}

async function findsNothing(page) {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`)),
    [],
  );
}
