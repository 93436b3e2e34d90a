// Every page of the application, for each kind of person, with what shows that it is there.

/** The pages that a person can see in the sample: path, a selector to wait for, and what to open on it. */
export async function pagesOf(page, person) {
  const drafts = await draftsSeen(page);
  const { draft, amendment, pending } = await busiest(page, drafts);
  const tabled = drafts.find((one) => one.status === 'tabled')?.id;
  const clause = draft.layout.lines.find((line) => line.kind === 'operative').clause;
  const at = `/drafts/${draft.draft.id}`;
  const meeting = await openMeeting(page, draft.draft.committee_id);
  const common = [
    { path: '/', ready: '.draft-table' },
    { path: at, ready: '.text-view' },
    { path: `${at}/compare?from=1&to=1&all=1`, ready: '.change-list' },
    { path: `${at}/history`, ready: '.timeline-entry' },
    { path: `${at}/documents`, ready: '#issued' },
    { path: `${at}/print`, ready: '.text-view' },
    { path: '/login', ready: '.persona' },
    { path: '/settings', ready: '.settings' },
    { path: '/nowhere', ready: 'h1' },
  ];
  const committee = [
    { path: `${at}?mode=changes`, ready: '.proposals' },
    { path: `${at}?clause=${clause}`, ready: '.clause-panel' },
    { path: `${at}/amendments`, ready: '.amendment-box' },
    { path: `${at}/check`, ready: '.findings, .empty' },
    { path: `${at}/history`, ready: '.provenance-clause' },
    { path: `/amendments/${amendment}`, ready: '[data-testid="amendment-change"]' },
    { path: '/meetings', ready: '.table' },
    { path: `/meetings/${meeting}`, ready: '.record-entry' },
    { path: `/amendments/${pending?.id}`, ready: '[data-testid="amendment-change"]' },
    { path: `${at}/proceedings`, ready: '.timeline-entry', prepare: openStatement },
    { path: `${at}/division`, ready: '.division-paragraph', prepare: chooseWords },
    { path: at, ready: '.text-view', prepare: openExport },
    { path: at, ready: '.text-view', prepare: openBundle },
    { path: `/amendments/${amendment}`, ready: '[data-testid="amendment-change"]', prepare: makePaper },
    { path: '/', ready: '.draft-table', prepare: makeReport },
    { path: `${at}/propose`, ready: '#propose-file', prepare: readInstructions },
    { path: `${at}/projector`, ready: '.projector-scene' },
  ];
  const own = {
    Delegate: [
      { path: `${at}/amend/${clause}`, ready: '.ProseMirror' },
      { path: `${at}/amend/${clause}`, ready: '.ProseMirror', prepare: plainMode },
      { path: `${at}/amend/${clause}?do=insert`, ready: '.ProseMirror, textarea.plain-editor' },
      { path: `${at}/amend/${clause}?do=move`, ready: 'select' },
      { path: `${at}/amend/${pending?.clauses[0]}?to=${pending?.id}`, ready: '.ProseMirror, textarea' },
    ],
    Chair: [
      { path: `${at}/chair`, ready: '.select-amendment', prepare: previewAll },
      { path: `${at}/chair`, ready: '.select-amendment', prepare: openOrder },
      { path: `${at}/chair`, ready: '.select-amendment', prepare: openVote },
      { path: `${at}/amend/title?for=consequence`, ready: '.ProseMirror, textarea' },
      { path: '/meetings', ready: '.meeting-bar', prepare: callRoll },
    ],
    Secretariat: [
      { path: '/admin', ready: '.rule' },
      { path: '/admin/delegations', ready: '.catalogue .check' },
      { path: '/admin/delegations', ready: '.group', prepare: changeGroup },
      { path: '/admin/people', ready: '.table' },
      { path: '/admin/agenda', ready: '#agenda' },
      { path: `${at}/documents`, ready: '#issue', prepare: issueSomething },
      { path: '/documents', ready: 'h1' },
      { path: '/import', ready: '#import-file', prepare: readSomething },
      { path: `/drafts/${tabled}`, ready: '.sponsor-list', prepare: nameAnOrgan },
      { path: `/drafts/${tabled}/revise?as=orally`, ready: '.margin-word', prepare: openParagraph },
    ],
  };
  if (person === 'public') return common;
  // What a delegate sees is the same for the others; they have their own home, text and tools.
  return person === 'Delegate'
    ? [...common, ...committee, ...own.Delegate]
    : [...common.slice(0, 2), ...own[person]];
}

async function draftsSeen(page) {
  const committees = await (await page.request.get('/api/v1/committees')).json();
  const list = await (await page.request.get(`/api/v1/committees/${committees.items[0].id}/drafts`)).json();
  return list.items;
}

/** The meeting that is open in the sample; nothing for whoever may not see meetings. */
async function openMeeting(page, committee) {
  const list = await (await page.request.get(`/api/v1/committees/${committee}/meetings`)).json();
  return list.items?.find((one) => one.open)?.id;
}

/** The draft with most pending amendments, and the first of them. */
async function busiest(page, drafts) {
  const sorted = drafts.toSorted((a, b) => (b.pending_amendments ?? 0) - (a.pending_amendments ?? 0));
  const { id } = sorted[0];
  const draft = await (await page.request.get(`/api/v1/drafts/${id}`)).json();
  const amendments = await (await page.request.get(`/api/v1/drafts/${id}/amendments`)).json();
  const all = (amendments.items ?? []).map((one) => one.amendment);
  return { draft, amendment: all[0]?.id, pending: all.find((one) => one.status === 'submitted') };
}

async function openParagraph(page) {
  await page.locator('.margin-word').nth(3).click();
  await page.locator('.revision').waitFor();
}

async function plainMode(page) {
  await page.locator('.segments').last().getByRole('radio').nth(1).click();
  await page.locator('textarea.plain-editor').fill('*Invites* everyone to look at the change below');
}

async function callRoll(page) {
  await page.locator('.meeting-bar .actions .button').first().click();
  await page.locator('.dialog .check').first().waitFor();
}

async function changeGroup(page) {
  await page.locator('.group .button').click();
  await page.locator('.group-line').first().waitFor();
}

async function nameAnOrgan(page) {
  await page.locator('[aria-labelledby="stage"] .actions .button').last().click();
  await page.locator('.dialog select').selectOption('other');
  await page.locator('.dialog input').waitFor();
}

async function issueSomething(page) {
  await page.locator('#issue ~ .entries .button').first().click();
  await page.locator('.dialog .input').first().waitFor();
}

async function previewAll(page) {
  await page.locator('.chair-columns .actions .button').first().click();
  await page.locator('.chair-side .button-primary').first().click();
  await page.locator('[data-testid="preview-change"]').waitFor();
}

async function openOrder(page) {
  await page.locator('.order button[aria-expanded]').click();
  await page.locator('.order-item').first().waitFor();
}

/** A roll-call is the fullest of the votes. */
async function openVote(page) {
  await page.locator('[aria-labelledby="whole"] .button').nth(1).click();
  await page.locator('.dialog .segment').nth(3).click();
  await page.locator('.roll-start .button').click();
  await page.locator('.dialog fieldset .button').first().click();
  await page.locator('.tally-result').waitFor();
}

async function openStatement(page) {
  await page.locator('[aria-labelledby="on-record"] .button').first().click();
  await page.locator('.dialog').waitFor();
}

async function chooseWords(page) {
  await page.locator('.division-paragraph input').first().check();
  await page.locator('.part-bar > .button').first().click();
  await page.locator('.division-paragraph button[aria-expanded]').nth(1).click();
  await page.locator('.division-paragraph textarea').waitFor();
}

async function readSomething(page) {
  await page
    .locator('textarea')
    .fill('A title\n\nThe Commission,\n\nRecalling its first meeting,\n\n1. Decides to meet again.\n');
  await page.locator('form .button').click();
  await page.locator('#understood').waitFor();
}

/** The export menu's button in the languages that the pages are looked at in. */
const exportButton = /^(Export|تصدير)$/;

async function openExport(page) {
  await page.getByRole('button', { name: exportButton }).click();
  await page.getByRole('menuitem').first().click();
  await page.locator('.dialog select').nth(1).selectOption('tracked');
  await page.locator('.dialog fieldset input').first().check();
}

async function openBundle(page) {
  await page.getByRole('button', { name: exportButton }).click();
  await page.getByRole('menuitem').nth(1).click();
  await page.locator('.dialog').waitFor();
}

async function makePaper(page) {
  await page.locator('[data-testid="take-paper"] .button').click();
  await makeAs(page, 'json');
}

async function makeReport(page) {
  await page.locator('[data-testid="take-report"]').click();
  await makeAs(page, 'md');
}

async function makeAs(page, format) {
  await page.locator('.dialog select').selectOption(format);
  await page.locator('.dialog .button-primary').click();
  await page.locator('.dialog a[download]').waitFor();
}

/** One sentence that is understood and one that is not. */
async function readInstructions(page) {
  await page
    .locator('textarea')
    .fill(
      'Delete operative paragraph 1.\n\nIn operative paragraph 99, replace the words “a” with the words “b”.\n',
    );
  await page.locator('form .button-primary').click();
  await page.locator('.sentences').waitFor();
}
