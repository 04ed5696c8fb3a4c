import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

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
  assert.equal(await page.locator('.markdown strong').innerText(), 'world');
  assert.equal(await page.locator('.assistant .usage').innerText(), '1,200 tokens in, 34 out');
  assert.equal(ui.server.lastRun.body.protocol, 2);
  assert.equal(ui.server.lastRun.body.message, 'Hi');
});
