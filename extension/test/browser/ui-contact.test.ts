import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

const host = () => new URL(ui.server.url).host;
const line = (page: Page) => page.locator('.contact > [role=status]');

test('one sentence says that the server is there and which model it uses', async () => {
  const page = await ui.open();
  await page.locator('.contact.there').waitFor();
  assert.equal(
    (await line(page).innerText()).trim(),
    `Connected to ${host()}, model gemini-3-flash.`,
  );
  assert.equal(await page.locator('.head .model').innerText(), 'gemini-3-flash');
});

test('the offline model is known, and how to set a key is said', async () => {
  ui.server.info = { model: 'offline', provider: 'offline' };
  const page = await ui.open();
  await page.getByText('The built-in offline model answers').waitFor();
  assert.equal(await page.locator('.command code').innerText(), 'GEMINI_API_KEY=…');
  await page.getByRole('button', { name: 'summarise this page' }).waitFor();
});

test('a server that is away is told with the command that starts it, and seen when it comes', async () => {
  const page = await ui.page({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.route('**/agent/info', (route) => route.abort());
  await page.goto(ui.server.url);
  await page.locator('.contact.away').waitFor();
  assert.equal((await line(page).innerText()).trim(), `The server at ${host()} does not answer.`);
  await page.getByRole('button', { name: 'Copy: ./rig run' }).click();
  await page.getByText('Copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), './rig run');
  await page.unroute('**/agent/info');
  await page.locator('.contact.there').waitFor();
});

test('looking again is possible at once', async () => {
  const page = await ui.page();
  await page.route('**/agent/info', (route) => route.abort());
  await page.goto(ui.server.url);
  await page.locator('.contact.away').waitFor();
  await page.unroute('**/agent/info');
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.locator('.contact.there').waitFor();
});

test('the console asks for the token, says when it is wrong, and sends the right one', async () => {
  ui.server.token = 'right';
  const page = await ui.open();
  await page.getByLabel('Access token').fill('wrong');
  await page.getByRole('button', { name: 'Use token' }).click();
  await page.getByText('The server did not accept this token.').waitFor();
  await page.getByLabel('Access token').fill('right');
  await page.keyboard.press('Enter');
  await page.locator('.contact.there').waitFor();
  ui.server.answersWith((run) => {
    run.text('Hello.');
    run.end();
  });
  await send(page, 'Hi');
  await answered(page);
  assert.equal(await page.locator('.markdown').innerText(), 'Hello.');
});

test('the token is kept for this tab only, unless it is to be remembered', async () => {
  ui.server.token = 'right';
  const page = await ui.open();
  const kept = () =>
    page.evaluate(() => [sessionStorage, localStorage].map((kept) => kept.getItem('rig-token')));
  await page.getByLabel('Access token').fill('right');
  await page.keyboard.press('Enter');
  await page.locator('.contact.there').waitFor();
  assert.deepEqual(await kept(), ['right', null]);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Forget the token' }).click();
  await page.getByLabel('Access token').fill('right');
  await page.getByLabel('Remember it in this browser').check();
  await page.getByRole('button', { name: 'Use token' }).click();
  await page.locator('.contact.there').waitFor();
  assert.deepEqual(await kept(), [null, 'right']);
});

test('a token that is wanted in the middle of a conversation is asked for there', async () => {
  const page = await ui.open();
  await page.locator('.contact.there').waitFor();
  ui.server.token = 'right';
  await send(page, 'Hi');
  await page.getByLabel('Access token').fill('right');
  await page.keyboard.press('Enter');
  await page.locator('.contact').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForFunction(() => !document.querySelector('.failure[role=alert]')?.textContent);
});

test('the browser is used after it was allowed, and no more when it was given up', async () => {
  const page = await ui.open();
  await page.getByRole('button', { name: 'Use my browser' }).click();
  const using = page.getByRole('button', { name: 'Using your browser' });
  await using.waitFor();
  await send(page, 'Hi');
  await answered(page);
  assert.equal(ui.server.lastRun.body.session_id, 'session-of-the-panel');
  await using.click();
  await send(page, 'Hi');
  await page.locator('.assistant').nth(1).locator('.actions').waitFor();
  assert.equal(ui.server.lastRun.body.session_id, undefined);
});

const REFUSALS: readonly (readonly [status: number, told: string])[] = [
  [403, 'You refused it in the extension’s panel.'],
  [404, 'No extension is connected to this server. Open its panel, then try again.'],
  [504, 'Nobody confirmed it in the extension’s panel.'],
  [500, 'That did not work.'],
];

for (const [status, told] of REFUSALS) {
  test(`a browser that cannot be used is told in a sentence: ${status}`, async () => {
    ui.server.session = { status, body: {} };
    const page = await ui.open();
    await page.getByRole('button', { name: 'Use my browser' }).click();
    await page.getByText(told).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Use my browser' }).isEnabled());
  });
}

test('an example is taken over into the message field', async () => {
  const page = await ui.open();
  await page.getByRole('button', { name: 'What can you do?' }).click();
  assert.equal(await page.locator('#message').inputValue(), 'What can you do?');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'message');
});
