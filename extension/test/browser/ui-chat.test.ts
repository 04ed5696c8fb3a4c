import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

const said = (page: Page) => page.locator('.assistant .markdown');

test('an answer streams into the page and is complete at the end', async () => {
  ui.server.answersWith(async (run) => {
    run.text('Hello **wor');
    await run.until(() => run.decisions.includes('go on'));
    run.text('ld**.');
    run.usage(1200, 34);
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await page.getByText('Hello **wor').waitFor();
  ui.server.lastRun.decide('go on');
  await answered(page);
  assert.equal(await said(page).locator('strong').innerText(), 'world');
  assert.equal(await page.locator('.assistant .usage').innerText(), '1,200 tokens in, 34 out');
  assert.equal(await page.locator('.composer .usage').innerText(), '1,234 tokens');
  assert.equal(ui.server.lastRun.body.protocol, 2);
  assert.equal(ui.server.lastRun.body.message, 'Hi');
});

test('a stream that breaks goes on where it broke', async () => {
  ui.server.answersWith(async (run) => {
    run.text('one ');
    await run.until(() => run.decisions.includes('shown'));
    run.break();
    run.text('two ');
    await run.until(() => run.resumedAfter.length > 0);
    run.text('three');
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await said(page).getByText('one').waitFor();
  ui.server.lastRun.decide('shown');
  await answered(page);
  assert.equal(await said(page).innerText(), 'one two three');
  assert.deepEqual(ui.server.lastRun.resumedAfter, ['2']);
});

test('stop ends an answer within a second, even where the server does not heed it', async () => {
  ui.server.heedsCancel = false;
  ui.server.answersWith((run) => run.text('for ever'));
  const page = await ui.open();
  await send(page, 'Hi');
  await said(page).waitFor();
  const stopped = page.evaluate(timeToStop);
  await page.getByRole('button', { name: 'Stop' }).click();
  await answered(page);
  assert.ok((await stopped) < 1000, `${await stopped} ms`);
  assert.ok(ui.server.lastRun.cancelled);
  assert.equal(await page.locator('.assistant .notice').innerText(), 'Stopped.');
  await page.getByRole('button', { name: 'Send' }).waitFor();
});

/** Runs in the page: how long it takes from the click on Stop until the answer is over. */
function timeToStop(): Promise<number> {
  return new Promise((told) => {
    const clicked = () => {
      const at = performance.now();
      new MutationObserver(() => {
        if (document.querySelector('.assistant .actions')) told(performance.now() - at);
      }).observe(document.body, { childList: true, subtree: true });
    };
    addEventListener('click', clicked, { capture: true, once: true });
  });
}

test('Escape stops from anywhere, and what was written stays', async () => {
  ui.server.answersWith((run) => run.text('so far'));
  const page = await ui.open();
  await send(page, 'Hi');
  await said(page).waitFor();
  await page.getByRole('button', { name: 'Settings' }).focus();
  await page.keyboard.press('Escape');
  await answered(page);
  assert.ok(ui.server.lastRun.cancelled);
  assert.equal(await said(page).innerText(), 'so far');
});

test('try again asks the same question anew, its picture and all', async () => {
  let answers = 0;
  ui.server.answersWith((run) => {
    run.text(`answer ${++answers}`);
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.messages').getByText('answer 2').waitFor();
  await answered(page);
  assert.equal(await page.locator('.assistant').count(), 1);
  assert.equal(ui.server.lastRun.body.message, 'Hi');
  assert.deepEqual(ui.server.lastRun.body.history, []);
});

test('an edited message is sent anew and replaces all that came after it', async () => {
  ui.server.answersWith((run) => {
    run.text(`You said: ${run.body.message}`);
    run.end();
  });
  const page = await ui.open();
  for (const text of ['first', 'second']) {
    await send(page, text);
    await answered(page);
  }
  await page.locator('.person').first().hover();
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await page.getByRole('textbox', { name: 'Edit your message' }).fill('changed');
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.locator('.messages').getByText('You said: changed').waitFor();
  await answered(page);
  assert.deepEqual(await page.locator('.person .words').allInnerTexts(), ['changed']);
  assert.deepEqual(ui.server.lastRun.body.history, []);
});

test('editing can be left with Escape, and the focus goes back to where it was', async () => {
  ui.server.answersWith((run) => run.end());
  const page = await ui.open();
  await send(page, 'first');
  await answered(page);
  await page.getByRole('button', { name: 'Edit' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Edit your message' }).press('Escape');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Edit');
  assert.equal(await page.locator('.person .words').innerText(), 'first');
});

test('what was said before goes with the next message', async () => {
  ui.server.answersWith((run) => {
    run.text('An answer.');
    run.end();
  });
  const page = await ui.open();
  await send(page, 'first');
  await answered(page);
  await send(page, 'second');
  await page.locator('.assistant').nth(1).locator('.actions').waitFor();
  assert.deepEqual(ui.server.lastRun.body.history, [
    { role: 'user', content: 'first' },
    { role: 'assistant', content: 'An answer.' },
  ]);
});

test('a refusal is told in the words of the server, and can be tried again', async () => {
  ui.server.refusal = { status: 429, body: { detail: 'Too many runs at once.' } };
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  assert.equal(
    await page.locator('.failure[role=alert]').last().innerText(),
    'Too many runs at once.',
  );
  ui.server.refusal = null;
  ui.server.answersWith((run) => {
    run.text('now');
    run.end();
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.messages').getByText('now', { exact: true }).waitFor();
});

test('an error in the stream stands below what was written, with try again', async () => {
  ui.server.answersWith((run) => {
    run.text('half an');
    run.tell('error', { message: 'The provider did not answer.', code: 'provider' });
    run.end('failed');
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  assert.equal(await said(page).innerText(), 'half an');
  const error = page.locator('.assistant .failure');
  assert.equal(await error.innerText(), 'The provider did not answer.');
  await page.getByRole('button', { name: 'Try again' }).waitFor();
});

test('a sentence of the server stands apart from the answer', async () => {
  ui.server.answersWith((run) => {
    run.text('An answer.');
    run.tell('text', { delta: 'The limit of 20 steps is reached.', notice: true });
    run.end('stopped');
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  const notices = await page.locator('.assistant .notice').allInnerTexts();
  assert.deepEqual(notices, [
    'The limit of 20 steps is reached.',
    'The run reached one of its limits.',
  ]);
});

test('thoughts are folded away, and can be opened', async () => {
  ui.server.answersWith((run) => {
    run.tell('thought', { delta: 'Let me see.' });
    run.text('Seen.');
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  const thought = page.getByText('Let me see.');
  assert.equal(await thought.isVisible(), false);
  await page.getByText('Thoughts').click();
  await thought.waitFor();
});

test('an answer that was being written when the page closed is taken up again', async () => {
  ui.server.answersWith((run) => run.text('before, '));
  const page = await ui.open();
  await send(page, 'Hi');
  await page.locator('.messages').getByText('before,').waitFor();
  await page.reload();
  await page.locator('.messages').getByText('before,').waitFor();
  ui.server.lastRun.text('and after');
  ui.server.lastRun.end();
  await answered(page);
  assert.equal(await said(page).innerText(), 'before, and after');
});

test('an answer whose run the server has forgotten keeps what was seen of it', async () => {
  ui.server.answersWith((run) => run.text('as far as this'));
  const page = await ui.open();
  await send(page, 'Hi');
  await page.locator('.messages').getByText('as far as this').waitFor();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForFunction(isKept, 'as far as this');
  ui.server.runs.length = 0;
  await page.reload();
  await answered(page);
  assert.equal(await said(page).innerText(), 'as far as this');
  assert.match(await page.locator('.assistant .failure').innerText(), /The connection was lost/);
});

/** Runs in the page: whether the text lies in the database. */
async function isKept(text: string): Promise<boolean> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const database = await done(indexedDB.open('rig-conversations'));
  const kept = await done(
    database.transaction('conversations').objectStore('conversations').getAll(),
  );
  database.close();
  return JSON.stringify(kept).includes(text);
}

test('the second click of a double click on Send stops nothing', async () => {
  ui.server.answersWith((run) => run.text('so far'));
  const page = await ui.open();
  await page.locator('#message').fill('Hi');
  await page.getByRole('button', { name: 'Send' }).dblclick();
  await said(page).waitFor();
  assert.equal(ui.server.lastRun.cancelled, false);
  await page.getByRole('button', { name: 'Stop' }).waitFor();
});

test('an answer goes on while another conversation is open', async () => {
  ui.server.answersWith((run) => run.text('begun '));
  const page = await ui.open();
  await send(page, 'Slow one');
  await said(page).getByText('begun').waitFor();
  await page.getByRole('button', { name: 'New conversation' }).click();
  await page.getByText('An answer is being written in “Slow one”.').waitFor();
  ui.server.lastRun.text('and done');
  ui.server.lastRun.end();
  await page.locator('.bar').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show conversations' }).click();
  await page.locator('.show').click();
  assert.equal(await said(page).innerText(), 'begun and done');
});

test('the end of an answer stays in view until the person scrolls up', async () => {
  const lines = (from: number) =>
    Array.from({ length: 40 }, (_, i) => `line ${from + i}\n\n`).join('');
  ui.server.answersWith(async (run) => {
    run.text(lines(0));
    await run.until(() => run.decisions.includes('more'));
    run.text(lines(40));
    await run.until(() => run.decisions.includes('end'));
    run.text(lines(80));
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await page.locator('.messages').getByText('line 39').waitFor();
  await page.waitForFunction(isAtEnd);
  ui.server.lastRun.decide('more');
  await page.locator('.messages').getByText('line 79').waitFor();
  await page.waitForFunction(isAtEnd);
  await page.locator('.messages').hover();
  await page.mouse.wheel(0, -600);
  const newest = page.getByRole('button', { name: 'To the newest' });
  await newest.waitFor();
  ui.server.lastRun.decide('end');
  await answered(page);
  assert.equal(await page.evaluate(isAtEnd), false);
  await newest.click();
  await page.waitForFunction(isAtEnd);
});

function isAtEnd(): boolean {
  const frame = document.querySelector('.messages');
  return !!frame && frame.scrollTop + frame.clientHeight > frame.scrollHeight - 40;
}
