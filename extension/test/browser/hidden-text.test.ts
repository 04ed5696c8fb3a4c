import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Eyes } from '../support/entry';
import type { EyesPage } from '../support/eyes-page';
import { eyesForTests } from '../support/eyes-test';
import { HIDDEN, SEEN, TEXT, UNCOUNTED } from '../support/hidden-texts';

declare const eyes: Eyes;

const tests = eyesForTests();

/** Long enough to be read as an article. */
const STORY = Array.from(
  { length: 8 },
  (_, at) => `<p>Paragraph ${at + 1} of a story about a river, which is long, wide and quiet.</p>`,
).join('');

interface Look {
  readonly snapshot: string;
  readonly text: string;
  readonly found: number;
  readonly waited: boolean;
  /** As told by the snapshot, the page text and the search. */
  readonly counts: readonly number[];
}

async function looked(html: string): Promise<Look> {
  const page = await opened(html);
  return page.run(async (text) => {
    const shot = eyes.perception.snapshot({ scope: 'page' });
    const read = eyes.readPage({ scope: 'all', maxLength: 1e6 });
    const found = eyes.findInPage({ text }, (element) => eyes.perception.refOf(element));
    const search = found.kind === 'found' ? found : { total: -1, hidden: -1 };
    return {
      snapshot: shot.lines.join('\n'),
      text: read.text,
      found: search.total,
      waited: await eyes.waitForText({ text, gone: false, milliseconds: 0 }),
      counts: [shot.hiddenText, read.hidden, search.hidden],
    };
  }, TEXT);
}

async function opened(html: string): Promise<EyesPage> {
  const page = await tests.open('blank');
  await page.page.evaluate((markup) => {
    document.body.innerHTML = markup;
  }, html);
  return page;
}

/** The text of the page as an article, and which source it came from. */
async function article(html: string) {
  const page = await opened(`<article><h1>The river</h1>${STORY}${html}${STORY}</article>`);
  return page.run(() => eyes.readPage({ maxLength: 1e6 }));
}

for (const [trick, html] of Object.entries(HIDDEN)) {
  test(`text hidden by ${trick} is left out, and counted`, async () => {
    const { snapshot, text, found, waited, counts } = await looked(html);
    assert.doesNotMatch(snapshot, /Wombat/);
    assert.doesNotMatch(text, /Wombat/);
    assert.equal(found, 0);
    assert.equal(waited, false);
    const count = UNCOUNTED.has(trick) ? 0 : 1;
    assert.deepEqual(counts, [count, count, count]);
  });

  test(`text hidden by ${trick} is not in an article`, async () => {
    const read = await article(html);
    assert.equal(read.source, 'article');
    assert.match(read.text, /Paragraph 8/);
    assert.doesNotMatch(read.text, /Wombat/);
  });
}

for (const [way, html] of Object.entries(SEEN)) {
  test(`text that can be seen stays: ${way}`, async () => {
    const { snapshot, text, found, waited } = await looked(html);
    assert.match(snapshot, /Wombat instructions/);
    assert.match(text, /Wombat instructions/);
    assert.equal(found, 1);
    assert.equal(waited, true);
  });
}

const dark = (style: string, text: string) =>
  `<section style="background:#000"><p style="${style}">${text}</p></section>`;

/** What stands in hosts, and what in their shadow trees. */
const TREES: readonly (readonly [light: string, html: string])[] = [
  ['', dark('opacity:0', 'Wombat one')],
  ['', dark('color:#000', 'Wombat two')],
  ['', dark('color:#fff', 'Seen three')],
  ['Wombat four', '<p>Seen five</p>'],
];

test('text in a shadow tree is hidden and seen alike', async () => {
  const page = await tests.open('blank');
  await page.page.evaluate((trees) => {
    for (const [light, html] of trees) {
      const host = document.body.appendChild(document.createElement('div'));
      host.textContent = light;
      host.attachShadow({ mode: 'open' }).innerHTML = html;
    }
  }, TREES);
  const told = await page.run(() => {
    const shot = eyes.perception.snapshot({ scope: 'page' });
    return { lines: [...shot.lines], hidden: shot.hiddenText, text: eyes.readPage().text };
  });
  assert.deepEqual(told.lines, ['Seen three', 'Seen five']);
  assert.equal(told.text, 'Seen three\n\nSeen five');
  assert.equal(told.hidden, 2);
});

test('of a selection only what can be seen is read', async () => {
  const page = await opened(
    `<p id="from">One <span style="opacity:0">Wombat</span>two</p><p style="color:#fff">Wombat</p><p id="to">three four</p>`,
  );
  const read = await page.run(() => {
    const [from, to] = ['from', 'to'].map((id) => document.getElementById(id)?.firstChild);
    if (from && to) getSelection()?.setBaseAndExtent(from, 1, to, 5);
    return eyes.readPage();
  });
  assert.equal(read.source, 'selection');
  assert.match(read.text, /^ne two\s+three$/);
  assert.equal(read.hidden, 2);
});

test('a selection within one hidden text is not read', async () => {
  const page = await opened('<p>Seen</p><p style="opacity:0" id="from">Wombat</p>');
  const read = await page.run(() => {
    const text = document.getElementById('from')?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, 6);
    return eyes.readPage();
  });
  assert.doesNotMatch(read.text, /Wombat/);
});

/** What is told of a control, by what it holds. */
const NAMES: Readonly<Record<string, [html: string, told: string]>> = {
  'faded letters are not in a name': [
    '<button>Send <span style="opacity:0">Wombat</span></button>',
    'button "Send"',
  ],
  'tiny letters are not in a name': [
    '<a href="/x">Terms <b style="font-size:1px">Wombat</b></a>',
    'link "Terms"',
  ],
  'letters of the colour behind are not in a name': [
    '<a href="/x">Terms <b style="color:#fff">Wombat</b></a>',
    'link "Terms"',
  ],
  'letters for screen readers stay in a name': [
    '<button>Close<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)"> the window</span></button>',
    'button "Close the window"',
  ],
  'a control with no other name is called by its faded letters': [
    '<button style="width:40px;height:40px"><span style="opacity:0">Search</span></button>',
    'button "Search"',
  ],
  'aria-label stays': ['<button aria-label="Menu">≡</button>', 'button "Menu"'],
  'faded letters do not name what is clickable only': [
    '<div style="cursor:pointer">Card <i style="opacity:0">Wombat</i></div>',
    'clickable "Card"',
  ],
  'faded letters are not the value of an editor': [
    '<div contenteditable aria-label="Note">Hi<i style="opacity:0"> Wombat</i></div>',
    'textbox "Note" value "Hi"',
  ],
  'an option that is not drawn is not listed': [
    '<select aria-label="Size"><option>S<option style="display:none">Wombat<option>M</select>',
    'combobox "Size" value "S" (3 options: S, M)',
  ],
};

for (const [what, [html, told]] of Object.entries(NAMES)) {
  test(what, async () => {
    const lines = await (await opened(html)).lines();
    assert.equal(lines.join('\n').replace(/#\d+ /, ''), told);
  });
}

test('a number holds while letters fade in, and what is told follows the eye', async () => {
  const page = await opened('<button>Send <span style="opacity:0" id="more">now</span></button>');
  const [before] = await page.lines();
  await page.page.evaluate(() => document.getElementById('more')?.removeAttribute('style'));
  const [after] = await page.lines();
  assert.match(before ?? '', /^#(\d+) button "Send"$/);
  assert.equal(after, before?.replace('"Send"', '"Send now"'));
});

test('behind an open modal text that is kept from others is not told', async () => {
  const page = await opened(
    `<div aria-hidden="true">Behind</div><div role="dialog" aria-modal="true" aria-label="Ask">In front</div>`,
  );
  assert.deepEqual(await page.lines(), ['dialog "Ask"', ' In front']);
});
