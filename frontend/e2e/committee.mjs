// Sets up a committee through the pages, as a secretariat would.
import { openWindow } from './browser.mjs';

const password = 'a long enough password';

/** The first administrator follows the printed link and creates a committee. */
export async function firstAdministrator(browser, server, committee) {
  const window = await openWindow(browser, server);
  await window.page.goto(server.firstLink);
  await acceptInvitation(window.page, { name: 'Selma Sand', email: 'selma@secretariat.example' });
  await window.page.goto('/admin');
  const form = window.page.getByRole('region', { name: 'New committee' });
  await form.getByLabel('Name').fill(committee);
  await form.getByRole('button', { name: 'Create' }).click();
  await window.page.getByRole('link', { name: 'Delegations' }).waitFor();
  return window;
}

export async function addDelegation(page, name) {
  await page.goto('/admin/delegations');
  const region = page.getByRole('region', { name: 'Delegations' });
  await region.getByLabel('Name of the delegation').fill(name);
  await region.getByRole('button', { name: 'Add' }).click();
  await region.locator('.chip', { hasText: name }).waitFor();
}

/** Invites somebody and opens the link in a window of their own. */
export async function invite(browser, server, page, { name, email, role, delegation }) {
  await page.goto('/admin/people');
  const region = page.getByRole('region', { name: 'Invitations' });
  await region.getByLabel('E-mail address').fill(email);
  await region.getByLabel('Role').selectOption(role);
  if (delegation) await region.getByLabel('Delegation').selectOption({ label: delegation });
  await region.getByRole('button', { name: 'Invite' }).click();
  await region.getByTestId('invitation-link').waitFor();
  const link = await region.getByTestId('invitation-link').textContent();
  const window = await openWindow(browser, server);
  await window.page.goto(link.trim());
  await acceptInvitation(window.page, { name, email });
  return window;
}

async function acceptInvitation(page, { name, email }) {
  await page.getByLabel('Your name').fill(name);
  const address = page.getByLabel('E-mail address');
  if ((await address.inputValue()) === '') await address.fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}
