import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_HOSTILE, HOSTILE, staysText } from '../support/hostile';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

for (const [at, text] of HOSTILE.entries()) {
  test(`a message that is hostile stays text: ${at} ${JSON.stringify(text).slice(0, 60)}`, async () => {
    ui.server.answersWith((run) => {
      for (const character of text) run.text(character);
      run.end();
    });
    const page = await ui.open();
    await send(page, text);
    await answered(page);
    await staysText(page);
  });
}

test('names of tools, arguments, results and thoughts that are hostile stay text', async () => {
  ui.server.answersWith((run) => {
    run.tell('thought', { delta: ALL_HOSTILE });
    for (const text of HOSTILE) {
      run.calling(text, text, { url: text, [text]: text });
      run.completed(text, text, text, false);
    }
    run.tell('text', { delta: ALL_HOSTILE, notice: true });
    run.tell('error', { message: ALL_HOSTILE, code: ALL_HOSTILE });
    run.end('failed');
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  assert.equal(await page.locator('.call').count(), HOSTILE.length);
  await staysText(page);
});

test('a name like a property of objects is a name', async () => {
  ui.server.answersWith((run) => {
    for (const name of ['constructor', '__proto__', 'toString']) run.calling(name, name, {});
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  const names = await page.locator('.call .tool').allInnerTexts();
  assert.deepEqual(names, ['constructor', 'proto', 'toString']);
});

test('an approval that is hostile stays text, and names what cannot be seen', async () => {
  ui.server.answersWith((run) => {
    run.tell('approval', {
      approval_id: 'a',
      kind: 'action',
      tool: ALL_HOSTILE,
      arguments: { [ALL_HOSTILE]: ALL_HOSTILE, unseen: 'a\u200b\u202eb' },
      reason: ALL_HOSTILE,
      status: 'asked',
    });
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await page.locator('.card').waitFor();
  await staysText(page);
  assert.match(await page.locator('.card').innerText(), /a⟨U\+200B⟩⟨U\+202E⟩b/);
});

test('a model, a refusal and a title that are hostile stay text', async () => {
  ui.server.info = { model: ALL_HOSTILE, provider: ALL_HOSTILE, version: ALL_HOSTILE };
  ui.server.refusal = { status: 400, body: { detail: ALL_HOSTILE } };
  const page = await ui.open({ viewport: { width: 1200, height: 800 } });
  await page.locator('.contact.there').waitFor();
  await staysText(page);
  await send(page, ALL_HOSTILE);
  await answered(page);
  await staysText(page);
});

test('a name of a conversation that is hostile stays text', async () => {
  ui.server.answersWith((run) => run.end());
  const page = await ui.open({ viewport: { width: 1200, height: 800 } });
  for (const text of HOSTILE.slice(0, 8)) {
    await send(page, text);
    await answered(page);
    await page.locator('.side .begin').click();
  }
  await page.locator('.show').last().click();
  await page
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await staysText(page);
});

test('a refusal at first contact that is hostile stays text', async () => {
  const page = await ui.page();
  await page.route('**/agent/info', (route) =>
    route.fulfill({ status: 403, body: ALL_HOSTILE, contentType: 'text/plain' }),
  );
  await page.goto(ui.server.url);
  await page.locator('.contact.refused').waitFor();
  await staysText(page);
});
