// A browser and a server with the sample negotiation, for the tests of one file.
import { after, before } from 'node:test';
import { launch, openWindow, signInAs } from './browser.mjs';
import { startServer } from './server.mjs';

/** Begins them before the file's tests and ends them after. */
export function demonstration() {
  let begun;
  const begin = () => {
    begun ??= Promise.all([launch(), startServer({ demo: true })]);
    return begun;
  };
  before(begin);
  after(async () => {
    const [browser, server] = await begin();
    await browser.close();
    await server.stop();
  });
  /** A window of a person of the sample who has signed in; without a name, of a reader who has not. */
  return async function as(name, options = {}) {
    const [browser, server] = await begin();
    const window = await openWindow(browser, { ...server, ...options });
    if (name) await signInAs(window.page, name);
    return window;
  };
}
