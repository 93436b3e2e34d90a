// One Chromium for a test file, and a context of its own for each person.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath =
  process.env.CHAPEAU_CHROMIUM || firstThere(['/usr/bin/chromium', '/usr/bin/chromium-browser']);

function firstThere(paths) {
  return paths.find((path) => existsSync(path));
}

export function launch() {
  if (!executablePath) throw new Error('Chromium is missing; install it, or name it in CHAPEAU_CHROMIUM');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A person's browser window, and what went wrong on its pages. */
export async function openWindow(browser, { address, ...options }) {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // A refused request is an answer, not a fault of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return { page, errors };
}

/** Signs in as a person of the sample negotiation: a delegation's name, or Chair or Secretariat. */
export async function signInAs(page, name) {
  await page.goto('/login');
  await page.locator('.persona', { hasText: name }).first().click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}
