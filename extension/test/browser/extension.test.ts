import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ExtensionBrowser } from '../support/extension';
import { PageServer } from '../support/page-server';
import { testPages } from '../support/test-pages';

let browser: ExtensionBrowser;
let server: PageServer;

before(async () => {
  server = await PageServer.start(testPages());
  browser = await ExtensionBrowser.launch();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

async function look(page: string): Promise<string> {
  await browser.page.goto(server.urlOf(page));
  return (await browser.eyes('look', { scope: 'page' })).text;
}

function refOf(text: string, name: string): number {
  const ref = new RegExp(`#(\\d+) \\w+ "${name}"`).exec(text)?.[1];
  assert.ok(ref, text);
  return Number(ref);
}

test('frames of the same and of another origin, and srcdoc ones, stand at their place', async () => {
  const text = await look('frames');
  const shape = text.replace(/#\d+/g, '#').split('\n').slice(2);
  assert.deepEqual(shape, [
    '# button "Outside"',
    'frame "Same origin"',
    ' Inside a frame',
    ' # button "Inner button"',
    'frame "Other origin"',
    ' Inside a frame',
    ' # button "Inner button"',
    'frame "Source in place"',
    ' # button "In srcdoc"',
  ]);
});

test('numbers are unique over the tab and lead to the frame that gave them out', async () => {
  const text = await look('frames');
  const refs = [...text.matchAll(/#(\d+)/g)].map((match) => Number(match[1]));
  assert.equal(new Set(refs).size, 4);
  const frames = await Promise.all(refs.map((ref) => browser.eyes('frameOf', ref)));
  assert.equal(new Set(frames.map((frame) => frame?.frameId)).size, 4);
  assert.equal(frames[0]?.frameId, 0);
});

test('the page hears nothing of how frames find each other', async () => {
  await look('frames');
  const heard = await browser.page.evaluate(() => (globalThis as unknown as { heard: [] }).heard);
  assert.deepEqual(heard, []);
});

test('closed shadow roots are read', async () => {
  assert.match(await look('shadow'), /#\d+ button "In the closed"/);
});

test('listeners of the page are seen in the extension as well', async () => {
  const text = await look('listeners');
  assert.match(text, /clickable "Added listener"/);
  assert.doesNotMatch(text, /clickable "Removed again"/);
});

test('a number read before a navigation leads nowhere after it', async () => {
  const before = refOf(await look('rerender'), 'Play');
  const text = await look('app');
  assert.ok(refOf(text, 'Call now') > before);
});

test('a page too long for the budget comes in parts', async () => {
  await look('big');
  const first = await browser.eyes('look', { scope: 'page' });
  const last = await browser.eyes('look', { scope: 'page', part: first.parts });
  assert.ok(first.parts > 1);
  assert.match(first.text, /"Item number 1"/);
  assert.match(last.text, /"Item number 3000"/);
});

test('a page is read and searched through the background', async () => {
  await look('article');
  assert.equal((await browser.eyes('read', {})).source, 'article');
  const found = await browser.eyes('find', { text: 'carried one another' });
  assert.equal(found.kind === 'found' && found.total, 8);
});

test('a search goes into frames', async () => {
  await look('frames');
  const found = await browser.eyes('find', { text: 'inside a frame' });
  assert.equal(found.kind === 'found' && found.total, 2);
});

test('the text of frames is read behind that of the page', async () => {
  await look('frames');
  const { text, total, next } = await browser.eyes('read', {});
  assert.match(text, /^Outside\n\n## Frame "Inner"\n\nInside a frame/);
  assert.match(text, /In srcdoc/);
  assert.deepEqual([total, next], [text.length, null]);
});

test('pieces of a page with frames, joined, are its text', async () => {
  await look('frames');
  const whole = await browser.eyes('read', {});
  let joined = '';
  let offset: number | null = 0;
  while (offset !== null) {
    const piece: typeof whole = await browser.eyes('read', { offset, maxLength: 40 });
    assert.ok(piece.text.length <= 40);
    joined += piece.text;
    offset = piece.next;
  }
  assert.equal(joined, whole.text);
});
