import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, readable, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

test('each call is a line with its name in words, its target, its time and what came of it', async () => {
  ui.server.answersWith((run) => {
    run.calling('1', 'navigate_to', { url: 'https://example.com/form' });
    run.completed('1', 'navigate_to', 'opened the form', true, 1234);
    run.calling('2', 'click_element', { ref: 7 });
    run.completed('2', 'click_element', 'it is covered', false, 80);
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  const [first, second] = await page.locator('.call').allInnerTexts();
  assert.match(
    first ?? '',
    /Open page\s+https:\/\/example.com\/form[\s\S]+1.2 s\s+opened the form/,
  );
  assert.match(second ?? '', /Click\s+element #7[\s\S]+failed\s+80 ms\s+it is covered/);
});

test('the current step is told while it runs', async () => {
  ui.server.answersWith((run) => {
    run.calling('1', 'find_in_page', { query: 'price' });
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await page.locator('.progress').getByText('Search page “price”').waitFor();
  assert.equal(await page.locator('.progress .step').innerText(), 'Step 1');
  ui.server.lastRun.completed('1', 'find_in_page', '3 matches');
  await page.locator('.progress').getByText('Thinking …').waitFor();
  ui.server.lastRun.text('Well');
  await page.locator('.progress').getByText('Answering …').waitFor();
});

test('a line opens to its arguments and its result, by keyboard too', async () => {
  ui.server.answersWith((run) => {
    run.calling('1', 'type_text', { ref: 3, text: 'Budi' });
    run.completed('1', 'type_text', 'the value is now Budi');
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  await page.locator('.call summary').focus();
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.call .values').innerText(), /"text": "Budi"/);
  assert.match(await page.locator('.call .values').innerText(), /the value is now Budi/);
});

const ASKED = {
  approval_id: 'a1',
  kind: 'action',
  tool: 'click_element',
  arguments: { ref: 7, why: 'to pay' },
  reason: 'confirm mode is on',
  status: 'asked',
};

test('the console asks before an action, shows it exactly, and answers the server', async () => {
  ui.server.answersWith(async (run) => {
    run.calling('1', 'click_element', { ref: 7 });
    run.tell('approval', ASKED);
    await run.until(() => run.decisions.length > 0);
    run.tell('approval', { approval_id: 'a1', status: 'allowed' });
    run.completed('1', 'click_element', 'clicked');
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  const card = page.getByRole('alertdialog', { name: 'May the agent do this?' });
  const text = await card.innerText();
  for (const shown of ['Click (click_element)', '7', 'to pay', 'confirm mode is on']) {
    assert.ok(text.includes(shown), `${shown} in ${text}`);
  }
  await page.locator('.call').getByText('waits for you').waitFor();
  await readable(page);
  await card.getByRole('button', { name: 'Allow' }).click();
  await answered(page);
  assert.deepEqual(ui.server.lastRun.decisions, ['allow']);
});

test('the focus is on Refuse, and goes back to the message afterwards', async () => {
  ui.server.answersWith(async (run) => {
    run.calling('1', 'click_element', { ref: 7 });
    run.tell('approval', ASKED);
    await run.until(() => run.decisions.length > 0);
    run.tell('approval', { approval_id: 'a1', status: 'denied' });
    run.completed('1', 'click_element', 'refused', false);
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Refuse');
  await readable(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'message');
  await answered(page);
  assert.deepEqual(ui.server.lastRun.decisions, ['deny']);
  assert.match(await page.locator('.call').innerText(), /refused by you/);
});

test('no script can answer a question', async () => {
  ui.server.answersWith((run) => {
    run.calling('1', 'click_element', { ref: 7 });
    run.tell('approval', ASKED);
  });
  const page = await ui.open();
  await send(page, 'Hi');
  const allow = page.getByRole('button', { name: 'Allow' });
  await allow.waitFor();
  await readable(page);
  await allow.evaluate((button: HTMLElement) => {
    button.click();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  // The server has heard nothing by the time that it is told of something that came later.
  await page.getByRole('button', { name: 'Stop' }).click();
  await answered(page);
  assert.deepEqual(ui.server.lastRun.decisions, []);
});

test('a question goes away when it is withdrawn and when its run is over', async () => {
  ui.server.answersWith((run) => {
    run.calling('1', 'click_element', { ref: 7 });
    run.tell('approval', ASKED);
    run.tell('approval', { ...ASKED, approval_id: 'a2' });
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await page.getByText('1 more question waits').waitFor();
  ui.server.lastRun.tell('approval', { approval_id: 'a1', status: 'withdrawn' });
  await page.getByText('1 more question waits').waitFor({ state: 'detached' });
  await page.locator('.card').waitFor();
  ui.server.lastRun.end();
  await page.locator('.card').waitFor({ state: 'detached' });
});

test('Escape in a question refuses it and stops nothing', async () => {
  ui.server.answersWith(async (run) => {
    run.calling('1', 'click_element', { ref: 7 });
    run.tell('approval', ASKED);
    await run.until(() => run.decisions.length > 0);
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await page.locator('.card').waitFor();
  await readable(page);
  await page.keyboard.press('Escape');
  await answered(page);
  assert.deepEqual(ui.server.lastRun.decisions, ['deny']);
  assert.equal(ui.server.lastRun.cancelled, false);
});
