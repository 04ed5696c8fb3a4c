import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { asksForBrowser, CONSOLE_DIR, openConsole } from '../support/console-page';
import { type Call, call, type Result } from '../support/fake-gemini';
import { ALL_HOSTILE, HOSTILE, staysText } from '../support/hostile';
import { send } from '../support/ui-test';
import { textOf, Whole } from '../support/whole';
import { answer, openPanel, panelBeside, question } from '../support/whole-panel';

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page that is called, and calls its controls, what is hostile; it does nothing itself. */
const PAGE = `<!doctype html><title>${escaped(HOSTILE.join(' '))}</title>
<h1>${escaped(ALL_HOSTILE)}</h1>
${HOSTILE.map((text) => `<button>${escaped(text)}</button>`).join('\n')}
<p>${escaped(ALL_HOSTILE)}</p>`;

const whole = Whole.forFile(async () => new Map([['says', { html: PAGE, locked: false }]]), {
  CONSOLE_DIR,
});

let page: Page;
afterEach(() => page.close());

/** Page and model say what is hostile wherever they can. */
async function provoke(): Promise<void> {
  let clicked = '';
  whole.gemini.play(function* () {
    yield call('navigate_to', { url: whole.urlOf('says') });
    yield call('get_page_content');
    yield call('find_in_page', { text: 'pwned' });
    const [result] = yield call('click_element', { ref: yield* firstButton() });
    clicked = textOf(result);
    yield call('click_element', { ref: 9_999, [HOSTILE[1] ?? '']: ALL_HOSTILE });
    yield call('press_key', { key: HOSTILE[0] });
    return ALL_HOSTILE;
  });
  await send(page, `${whole.urlOf('says')} ${ALL_HOSTILE}`);
  await answer(page);
  assert.match(clicked, /clicked button/);
  for (const line of await page.locator('.call summary').all()) await line.click();
}

function* firstButton(): Generator<Call, number, Result[]> {
  const [seen] = yield call('get_interactive_elements', { scope: 'page' });
  return Number(/#(\d+) button/.exec(textOf(seen))?.[1]);
}

test('what page and model say stays text in the panel', async () => {
  page = await panelBeside(whole, 'says');
  await provoke();
  await staysText(page);
});

test('what page and model say stays text in the console', async () => {
  page = await openConsole(whole);
  const panel = await openPanel(whole);
  await asksForBrowser(whole, page, panel);
  await panel.getByRole('button', { name: 'Allow' }).click();
  await page.bringToFront();
  await page.getByRole('button', { name: 'Using your browser' }).waitFor();
  await provoke();
  await staysText(page);
  await panel.close();
});

test('what page and model say stays text in questions', async () => {
  page = await panelBeside(whole, 'says');
  await whole.browser.inWorker(() => chrome.storage.local.set({ confirmMode: true }), null);
  whole.gemini.play(function* () {
    const ref = yield* firstButton();
    yield call('ask_user', { question: ALL_HOSTILE.slice(0, 900), choices: HOSTILE.slice(0, 10) });
    yield call('click_element', { ref });
    return 'Done.';
  });
  await send(page, 'Ask');
  await question(page, 'The agent asks');
  await staysText(page);
  await page.getByRole('button', { name: 'Do not answer' }).click();
  await question(page, 'May the agent do this?');
  await staysText(page);
  await page.getByRole('button', { name: 'Refuse' }).click();
  assert.equal(await answer(page), 'Done.');
});
