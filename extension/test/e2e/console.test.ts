import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { asksForBrowser, CONSOLE_DIR, enteredConsole, openConsole } from '../support/console-page';
import { call } from '../support/fake-gemini';
import { send } from '../support/ui-test';
import { filled, named, Whole } from '../support/whole';
import { answer, openPanel } from '../support/whole-panel';

const TOKEN = 'rahasia-untuk-uji';

const whole = Whole.forFile(undefined, { CONSOLE_DIR, AUTH_TOKEN: TOKEN });

let site: Page | undefined;
let panel: Page | undefined;
afterEach(async () => {
  await site?.close();
  await panel?.close();
});

test('the console comes with a policy that lets in nothing but its own', async () => {
  const response = await fetch(whole.server.url);
  assert.equal(response.status, 200);
  const policy = response.headers.get('Content-Security-Policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self'(;|$)/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/);
});

test('the console asks for the token, and lets nobody in without it', async () => {
  site = await openConsole(whole);
  await site.getByLabel('Access token').fill('salah');
  await site.keyboard.press('Enter');
  await site.getByText('The server did not accept this token.').waitFor();
  await site.getByLabel('Access token').fill(TOKEN);
  await site.keyboard.press('Enter');
  await site.locator('.contact.there').waitFor();
  whole.gemini.say('Masuk.');
  await send(site, 'Halo');
  assert.equal(await answer(site), 'Masuk.');
});

test('a browser whose person refuses is not used, and the console says so', async () => {
  panel = await openPanel(whole);
  site = await enteredConsole(whole, TOKEN);
  await asksForBrowser(whole, site, panel);
  await panel.getByRole('button', { name: 'Refuse' }).click();
  await site.bringToFront();
  await site.getByText('You refused it in the extension’s panel.').waitFor();
  whole.gemini.say('No browser.');
  await send(site, 'Hi');
  await answer(site);
  assert.deepEqual(whole.gemini.asked.at(-1)?.tools, []);
});

test('a browser whose person allows it is driven by the console, and they are asked once', async () => {
  panel = await openPanel(whole);
  site = await enteredConsole(whole, TOKEN);
  await asksForBrowser(whole, site, panel);
  await panel.getByRole('button', { name: 'Allow' }).click();
  await site.bringToFront();
  const using = site.getByRole('button', { name: 'Using your browser' });
  await using.waitFor();
  whole.gemini.play(function* () {
    yield call('navigate_to', { url: whole.urlOf('hands') });
    yield call('click_element', yield* filled({ ref: named('Count') }));
    return 'Clicked.';
  });
  await send(site, `Click Count on ${whole.urlOf('hands')}`);
  assert.equal(await answer(site), 'Clicked.');
  const driven = whole.page
    .context()
    .pages()
    .find((page) => page.url() === whole.urlOf('hands'));
  assert.equal(await driven?.textContent('#out'), '1');
  await driven?.close();
  await using.click();
  await site.getByRole('button', { name: 'Use my browser' }).click();
  await using.waitFor();
  assert.equal(await panel.locator('.card').count(), 0);
});

for (const path of ['/agent/session', '/agent/run']) {
  test(`another page gets 403 and nothing to read: ${path}`, async () => {
    await whole.show('hands');
    const url = whole.server.url + path;
    const answered = whole.page.waitForResponse(url);
    const isRead = await whole.page.evaluate(async (to) => {
      const init = { method: 'POST', credentials: 'include' } as const;
      await fetch(to, { ...init, mode: 'no-cors' });
      const read = fetch(to, init).then((response) => response.text());
      return read.then(
        () => true,
        () => false,
      );
    }, url);
    assert.equal((await answered).status(), 403);
    assert.equal(isRead, false);
  });
}
