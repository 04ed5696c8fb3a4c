import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeFindsNothing } from '../support/axe';
import type { FakeRun } from '../support/fake-run';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

const RICH = [
  '## Title\n\nText with `code`, *words*, **more** and [a link](https://example.com/x).',
  '- one\n- two\n\n1. three\n\n> quoted',
  '| a | b |\n|-|-|\n| 1 | 2 |',
  '```js\n// comment\nconst a = "text" + 12; function b(c) { return /x/; }\n```',
  '```xml\n<a b="c">d</a>\n```',
].join('\n\n');

function everything(run: FakeRun): void {
  run.tell('thought', { delta: 'Let me see.' });
  run.calling('1', 'navigate_to', { url: 'https://example.com' });
  run.completed('1', 'navigate_to', 'opened');
  run.calling('2', 'click_element', { ref: 4 });
  run.completed('2', 'click_element', 'covered', false);
  run.text(RICH);
  run.tell('text', { delta: 'A notice.', notice: true });
  run.usage(10, 20);
}

const APPROVAL = {
  approval_id: 'a',
  kind: 'action',
  tool: 'click_element',
  arguments: { ref: 4 },
  reason: 'confirm mode',
  status: 'asked',
};

/** Brings each view up, from an opened console. */
const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'before the first message': async (page) => page.locator('.contact.there').waitFor(),
  'the offline model': async (page) => {
    ui.server.info = { model: 'offline', provider: 'offline' };
    await page.reload();
    await page.getByText('GEMINI_API_KEY').waitFor();
  },
  'the token that is wanted': async (page) => {
    ui.server.token = 'secret';
    await page.reload();
    await page.getByLabel('Access token').waitFor();
  },
  'the server that is away': async (page) => {
    await page.route('**/agent/info', (route) => route.abort());
    await page.reload();
    await page.getByText('./rig run').waitFor();
  },
  'an answer that is complete': async (page) => {
    ui.server.answersWith((run) => {
      everything(run);
      run.end();
    });
    await send(page, 'Hi');
    await answered(page);
    await page.locator('.thoughts summary').click();
    await page.locator('.call summary').first().click();
  },
  'an answer that is being written, and a question': async (page) => {
    ui.server.answersWith((run) => {
      everything(run);
      run.calling('3', 'click_element', { ref: 9 });
      run.tell('approval', APPROVAL);
    });
    await send(page, 'Hi');
    await page.locator('.card').waitFor();
  },
  'an answer that failed': async (page) => {
    ui.server.answersWith((run) => {
      run.tell('error', { message: 'The provider failed.', code: 'x' });
      run.end('failed');
    });
    await send(page, 'Hi');
    await answered(page);
  },
  'a message that is edited': async (page) => {
    await send(page, 'Hi');
    await answered(page);
    await page.getByRole('button', { name: 'Edit' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Edit your message' }).waitFor();
  },
  'a picture that is refused': async (page) => {
    const file = { name: 'a.txt', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('This is no PNG').waitFor();
  },
  'the settings': async (page) => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  },
  'the conversations': async (page) => {
    await send(page, 'A first one');
    await answered(page);
    await page.getByRole('button', { name: 'Show conversations' }).click();
    await page.locator('.show').waitFor();
  },
  'a conversation that is renamed': async (page) => {
    await send(page, 'A first one');
    await answered(page);
    await page.getByRole('button', { name: 'Show conversations' }).click();
    await page.getByRole('button', { name: 'Rename “A first one”' }).click();
    await page.getByLabel('Name of the conversation').waitFor();
  },
  'a conversation that is deleted': async (page) => {
    await send(page, 'A first one');
    await answered(page);
    await page.getByRole('button', { name: 'Show conversations' }).click();
    await page.getByRole('button', { name: 'Delete “A first one”' }).click();
    await page.getByRole('dialog', { name: 'Delete “A first one” for good?' }).waitFor();
  },
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [view, bringUp] of Object.entries(VIEWS)) {
    test(`axe finds nothing, ${colorScheme}: ${view}`, async () => {
      const page = await ui.open({ colorScheme, reducedMotion: 'reduce' });
      await bringUp(page);
      await axeFindsNothing(page, view);
    });
  }

  test(`axe finds nothing, ${colorScheme}: the wide console in Indonesian`, async () => {
    const size = { width: 1200, height: 800 };
    const page = await ui.open({ colorScheme, locale: 'id-ID', viewport: size });
    ui.server.answersWith((run) => {
      everything(run);
      run.end();
    });
    await send(page, 'Halo');
    await answered(page);
    await axeFindsNothing(page, 'wide');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'id');
  });
}

test('an answer is told politely, in whole blocks, and that it is complete', async () => {
  ui.server.answersWith(async (run) => {
    run.text('First ');
    run.text('block.\n\nSec');
    await run.until(() => run.decisions.includes('go on'));
    run.text('ond block.');
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  const region = page.locator('.app > [aria-live=polite]');
  await region.getByText('First block.').waitFor({ state: 'attached' });
  assert.deepEqual(await region.locator('p').allTextContents(), ['Answering …', 'First block.']);
  ui.server.lastRun.decide('go on');
  await region.getByText('The answer is complete.').waitFor({ state: 'attached' });
  assert.deepEqual(await region.locator('p').allTextContents(), [
    'Answering …',
    'First block.',
    'Second block.',
    'The answer is complete.',
  ]);
  assert.equal(await page.locator('.messages [aria-live]').count(), 0);
});

test('who wants less motion gets none', async () => {
  ui.server.answersWith((run) => run.calling('1', 'reload', {}));
  const running = (page: Page) => page.evaluate(() => document.getAnimations().length);
  const still = await ui.open({ reducedMotion: 'reduce' });
  await send(still, 'Hi');
  await still.locator('.call.running').waitFor();
  assert.equal(await running(still), 0);
  const moving = await ui.open({ reducedMotion: 'no-preference' });
  await send(moving, 'Hi');
  await moving.locator('.call.running').waitFor();
  assert.ok((await running(moving)) > 0);
});

for (const locale of ['en-GB', 'id-ID']) {
  for (const width of [320, 400, 1200]) {
    test(`nothing is cut off at ${width} px, ${locale}`, async () => {
      const page = await ui.open({ locale, viewport: { width, height: 700 } });
      ui.server.answersWith((run) => {
        everything(run);
        run.calling('3', 'click_element', { ref: 9 });
        run.tell('approval', APPROVAL);
        run.text(`A ${'long'.repeat(60)} word and https://example.com/${'x'.repeat(200)}`);
      });
      await send(page, `A ${'long'.repeat(60)} word`);
      await page.locator('.card').waitFor();
      assert.deepEqual(await page.evaluate(whatIsCutOff), []);
    });
  }
}

/** Runs in the page: what sticks out to the side of the window. */
function whatIsCutOff(): string[] {
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (/(auto|hidden)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const out = [...document.querySelectorAll('.app *')].filter((element) => {
    const { right, width } = element.getBoundingClientRect();
    return width > 0 && right > innerWidth + 1 && !scrolls(element.parentElement);
  });
  const wide = [...document.querySelectorAll('.messages, .foot, body')].filter(
    (element) => element.scrollWidth > element.clientWidth + 1,
  );
  return [...out, ...wide].map(({ outerHTML }) => outerHTML.slice(0, 120));
}
