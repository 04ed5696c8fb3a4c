import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '../support/fake-gemini';
import { type Arguments, filled, named, textOf, Whole } from '../support/whole';

const whole = Whole.forFile();

const out = () => whole.page.textContent('#out');
const value = (field: string) => whole.page.inputValue(field);

interface Case {
  readonly tool: string;
  readonly page: string;
  readonly args?: Arguments;
  /** What the person asks, where the call needs their word. */
  readonly prompt?: string;
  /** What must be true of the page afterwards. */
  readonly seen?: () => Promise<void>;
  /** What the model must be told. */
  readonly told: RegExp;
}

/** Each tool once, from the model's call over the server and the extension to the page. */
const CASES: readonly Case[] = [
  {
    tool: 'click_element',
    page: 'hands',
    args: { ref: named('Count') },
    seen: async () => assert.equal(await out(), '1'),
    told: /clicked button "Count"/,
  },
  {
    tool: 'double_click',
    page: 'hands',
    args: { ref: named('Edit me') },
    seen: async () => assert.equal(await out(), 'twice'),
    told: /button "Edit me"/,
  },
  {
    tool: 'type_text',
    page: 'fields',
    args: { ref: named('Text'), text: 'Budi', clear: true, submit: true },
    prompt: 'Type Budi into Text and press Enter.',
    seen: async () => assert.match((await out()) ?? '', /sent text=Budi/),
    told: /Budi/,
  },
  {
    tool: 'scroll_to',
    page: 'scrolls',
    args: { x: 0, y: 700 },
    seen: async () => assert.equal(await whole.page.evaluate(() => scrollY), 700),
    told: /700|scrolled/,
  },
  {
    tool: 'get_page_content',
    page: 'article',
    told: /carried one another/,
  },
  {
    tool: 'get_interactive_elements',
    page: 'hands',
    told: /#\d+ button "Count"/,
  },
  {
    tool: 'find_in_page',
    page: 'hands',
    args: { text: 'Edit me' },
    told: /Edit me/,
  },
  {
    tool: 'wait_for',
    page: 'late',
    args: { gone: 'Loading…' },
    told: /.*/,
    seen: async () => assert.equal(await whole.page.locator('#loading').count(), 0),
  },
  {
    tool: 'scroll_element',
    page: 'scrolls',
    args: { ref: named('In inner'), to: 'bottom' },
    seen: async () => {
      const top = await whole.page.evaluate(() => document.getElementById('inner')?.scrollTop);
      assert.ok((top ?? 0) > 0);
    },
    told: /scrolled/,
  },
  {
    tool: 'hover_element',
    page: 'scrolls',
    args: { ref: named('Menu') },
    seen: async () => assert.ok(await whole.page.locator('#menu').isVisible()),
    told: /moved the pointer onto button "Menu"/,
  },
  {
    tool: 'press_key',
    page: 'keys',
    args: { key: 'Control+Shift+K' },
    seen: async () => assert.equal(await out(), 'palette'),
    told: /K/,
  },
  {
    tool: 'select_option',
    page: 'fields',
    args: { ref: named('Tags'), options: ['red', 'blue'] },
    seen: async () => {
      const chosen = await whole.page.$$eval('#tags option:checked', (all) =>
        all.map((each) => each.textContent),
      );
      assert.deepEqual(chosen, ['red', 'blue']);
    },
    told: /red/,
  },
  {
    tool: 'fill_form',
    page: 'fields',
    args: {
      fields: [
        { ref: named('Mail'), value: 'budi@contoh.id' },
        { ref: named('Day'), value: '2026-01-31' },
        { ref: named('City'), value: 'Bandung' },
      ],
    },
    seen: async () => {
      assert.equal(await value('#mail'), 'budi@contoh.id');
      assert.equal(await value('#day'), '2026-01-31');
      assert.equal(await value('#city'), 'bdg');
    },
    told: /Bandung/,
  },
  {
    tool: 'drag',
    page: 'drags',
    args: { ref: named('Card'), to_ref: named('Zone') },
    seen: async () => assert.equal(await out(), 'the card'),
    told: /drag/,
  },
  {
    tool: 'select_text',
    page: 'scrolls',
    args: { ref: named('Field'), text: 'dua' },
    seen: async () => {
      const selected = await whole.page.$eval('#field', (field) => {
        const { value, selectionStart, selectionEnd } = field as HTMLInputElement;
        return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
      });
      assert.equal(selected, 'dua');
    },
    told: /dua/,
  },
  {
    tool: 'navigate_to',
    page: 'hands',
    args: { url: 'NEXT' },
    seen: async () => assert.match(whole.page.url(), /hands-other$/),
    told: /The other page|Other/,
  },
];

for (const { tool, page, args = {}, prompt, seen, told } of CASES) {
  test(`${tool} works from the model to the page`, async () => {
    const given = 'url' in args ? { ...args, url: whole.urlOf('hands-other') } : args;
    const result = await whole.does(page, tool, given, prompt);
    assert.match(textOf(result), told);
    await seen?.();
  });
}

test('click_at hits what lies there', async () => {
  await whole.show('scrolls');
  const box = await whole.page.locator('#canvas').boundingBox();
  assert.ok(box);
  const at = { x: Math.round(box.x) + 30, y: Math.round(box.y) + 20 };
  await whole.here('get_interactive_elements');
  assert.match(textOf(await whole.here('click_at', at)), /clicked at \d+, \d+/);
  assert.equal(await whole.page.getAttribute('#canvas', 'data-hit'), '30 20');
});

test('handle_dialog settles a dialog of its own run, and of no other', async () => {
  const accepting = { message: 'Accept the dialog.' };
  await whole.show('hands');
  await whole.run(function* () {
    yield call('handle_dialog', { accept: true });
    yield call('click_element', yield* filled({ ref: named('Asks') }));
    return 'Done.';
  }, accepting);
  assert.equal(await out(), 'deleted');
  await whole.here('handle_dialog', { accept: true }, accepting.message);
  await whole.here('click_element', { ref: named('Asks') });
  assert.equal(await out(), 'kept');
});

test('go_back, go_forward and reload move in the history', async () => {
  await whole.show('hands');
  await whole.page.goto(whole.urlOf('hands-other'));
  await whole.here('go_back');
  assert.match(whole.page.url(), /hands$/);
  await whole.here('go_forward');
  assert.match(whole.page.url(), /hands-other$/);
  await whole.page.evaluate(() => document.body.append('typed'));
  await whole.here('reload');
  assert.ok(!(await whole.page.content()).includes('typed'));
});

test('open_tab, list_tabs, switch_tab and close_tab stay behind the person’s tab', async () => {
  await whole.show('hands');
  const urls = { first: whole.page.url(), opened: whole.urlOf('hands-other') };
  const pages = () => whole.page.context().pages().length;
  const before = pages();
  let counted = 0;
  const seen: string[] = [];
  await whole.run(function* () {
    yield call('get_interactive_elements');
    yield call('open_tab', { url: urls.opened });
    counted = pages();
    const [listed] = yield call('list_tabs');
    const { first, opened } = tabsIn(listed, urls);
    yield call('switch_tab', { tab_id: first });
    const [there] = yield call('get_interactive_elements');
    yield call('switch_tab', { tab_id: opened });
    const [here] = yield call('get_interactive_elements');
    seen.push(textOf(there), textOf(here));
    yield call('close_tab', { tab_id: opened });
    return 'Done.';
  });
  assert.equal(counted, before + 1);
  assert.match(seen[0] ?? '', /button "Count"/);
  assert.match(seen[1] ?? '', /button "Over there"/);
  assert.equal(pages(), before);
  assert.ok(await whole.page.evaluate(() => document.visibilityState === 'visible'));
});

interface Tab {
  readonly tab_id: number;
  readonly url: string;
}

/** The numbers of tabs by their addresses, in what list_tabs told. */
function tabsIn<K extends string>(listed: unknown, urls: Record<K, string>): Record<K, number> {
  const tabs: Tab[] = [];
  JSON.stringify(listed, (_, value) => {
    if (typeof value?.tab_id === 'number') tabs.push(value as Tab);
    return value;
  });
  const numbers = Object.entries<string>(urls).map(([name, url]) => [
    name,
    tabs.find((tab) => tab.url === url)?.tab_id,
  ]);
  return Object.fromEntries(numbers);
}

test('a screenshot reaches the model as a picture, not as text', async () => {
  await whole.show('hands');
  await whole.here('screenshot');
  const { body } = whole.gemini.asked.at(-1) ?? { body: '' };
  assert.ok(body.includes('"inlineData":{"mimeType":"image/jpeg","data":"'));
  assert.ok(!body.includes('"image":"'));
});

test('the model is offered exactly what the extension declares', async () => {
  await whole.does('hands', 'list_tabs');
  const declared = await whole.browser.inWorker(
    () => rig.declarations().map(({ name }) => name),
    null,
  );
  assert.deepEqual(whole.gemini.asked.at(-1)?.tools, declared);
  assert.ok(declared.length >= 28);
});

declare const rig: { declarations(): { name: string }[] };
