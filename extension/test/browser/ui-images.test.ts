import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

/** The smallest picture: one dot. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const DOT = { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') };

const picture = (page: Page) => page.getByRole('img', { name: 'Attached picture: dot.png' });

/** Gives the page a file by an event, as pasting and dropping do. */
function give(page: Page, type: 'paste' | 'drop', base64: string): Promise<void> {
  return page.evaluate(
    ({ type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'dot.png', { type: 'image/png' }));
      const how = { bubbles: true, cancelable: true };
      const event =
        type === 'paste'
          ? new ClipboardEvent('paste', { ...how, clipboardData: data })
          : new DragEvent('drop', { ...how, dataTransfer: data });
      document.querySelector('#message')?.dispatchEvent(event);
    },
    { type, base64 },
  );
}

test('a picture is uploaded, seen, sent with the message and shown with it', async () => {
  const page = await ui.open();
  await page.locator('input[type=file]').setInputFiles(DOT);
  await picture(page).waitFor();
  await send(page, 'What is this?');
  await answered(page);
  assert.equal(ui.server.lastRun.body.image, `data:image/png;base64,${PNG}`);
  await page.getByRole('img', { name: 'Picture that you sent' }).waitFor();
  assert.equal(await picture(page).count(), 0);
});

for (const way of ['paste', 'drop'] as const) {
  test(`a picture is taken by ${way}`, async () => {
    const page = await ui.open();
    await give(page, way, PNG);
    await picture(page).waitFor();
  });
}

test('where a picture may be dropped is shown while one is dragged', async () => {
  const page = await ui.open();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'a.png', { type: 'image/png' }));
    document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, dataTransfer }));
  });
  await page.getByText('Drop the picture here').waitFor();
});

test('pasted text is pasted as text', async () => {
  const page = await ui.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.evaluate(() => navigator.clipboard.writeText('some words'));
  await page.locator('#message').press('Control+v');
  assert.equal(await page.locator('#message').inputValue(), 'some words');
});

test('a picture is taken away again', async () => {
  const page = await ui.open();
  await page.locator('input[type=file]').setInputFiles(DOT);
  await page.getByRole('button', { name: 'Remove the picture' }).click();
  assert.equal(await picture(page).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'message');
});

test('a picture alone is sent with a question', async () => {
  const page = await ui.open();
  await page.locator('input[type=file]').setInputFiles(DOT);
  await picture(page).waitFor();
  await send(page, '');
  await answered(page);
  assert.equal(ui.server.lastRun.body.message, 'What is in this picture?');
});

test('what only calls itself a picture is refused, and the limits are told', async () => {
  const page = await ui.open();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>');
  await page.locator('input[type=file]').setInputFiles({ ...DOT, buffer: svg });
  const told = page.locator('.composer .failure');
  assert.equal(
    await told.innerText(),
    'This is no PNG, JPEG, WebP or GIF picture. PNG, JPEG, WebP or GIF, at most 8 MB.',
  );
});

test('a picture of more than 8 MB is refused', async () => {
  const page = await ui.open();
  const large = Buffer.concat([DOT.buffer, Buffer.alloc(8 * 1024 * 1024)]);
  await page.locator('input[type=file]').setInputFiles({ ...DOT, buffer: large });
  await page.getByText('The picture is larger than 8 MB.').waitFor();
  await page.locator('input[type=file]').setInputFiles(DOT);
  await picture(page).waitFor();
  assert.equal(await page.locator('.composer .failure').count(), 0);
});

test('try again sends the picture again', async () => {
  const page = await ui.open();
  await page.locator('input[type=file]').setInputFiles(DOT);
  await picture(page).waitFor();
  await send(page, 'What is this?');
  await answered(page);
  ui.server.answersWith((run) => {
    run.text('A dot.');
    run.end();
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.messages').getByText('A dot.').waitFor();
  assert.equal(ui.server.lastRun.body.image, `data:image/png;base64,${PNG}`);
});

test('the console has no button for a picture of the page in front', async () => {
  const page = await ui.open();
  assert.equal(await page.getByRole('button', { name: 'Picture of the page in front' }).count(), 0);
});
