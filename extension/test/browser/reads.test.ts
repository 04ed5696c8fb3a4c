import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();

test('get_page_content keeps the base shape, in pieces', async () => {
  await tests.open('article');
  const whole = await tests.does('get_page_content');
  assert.deepEqual(Object.keys(whole).slice(0, 3), ['title', 'url', 'text']);
  const first = await tests.does('get_page_content', { max_length: 300 });
  const offset = first.next_offset as number;
  const second = await tests.does('get_page_content', { max_length: 300, offset });
  assert.ok(String(whole.text).startsWith(`${first.text}${second.text}`));
});

test('get_page_content with scope all leaves nothing visible out', async () => {
  await tests.open('article');
  const all = await tests.does('get_page_content', { scope: 'all' });
  assert.equal(all.source, 'visible');
});

test('get_interactive_elements keeps the base shape beside the snapshot', async () => {
  await tests.open('hands');
  const { elements, snapshot } = await tests.does('get_interactive_elements');
  const [first] = elements as Record<string, unknown>[];
  assert.deepEqual([first?.role, first?.name], ['button', 'Nothing']);
  const ids = (elements as { id: number }[]).map(({ id }) => id);
  const told = [...String(snapshot).matchAll(/#(\d+)/g)].map((match) => Number(match[1]));
  assert.deepEqual(ids, told);
});

test('get_interactive_elements comes in parts, and as few as asked for', async () => {
  await tests.open('big');
  const first = await tests.does('get_interactive_elements', { scope: 'page' });
  assert.ok(Number(first.parts) > 1);
  const last = await tests.does('get_interactive_elements', { scope: 'page', part: first.parts });
  assert.match(String(last.snapshot), /Item number 3000/);
  const few = await tests.does('get_interactive_elements', { limit: 3 });
  assert.equal((few.elements as unknown[]).length, 3);
});

test('find_in_page finds with words around and a number to click', async () => {
  await tests.open('hands');
  const found = await tests.does('find_in_page', { regex: 'edit (me|it)' });
  const [match] = found.matches as { ref: number; match: string }[];
  assert.equal(match?.match, 'Edit me');
  await tests.does('double_click', { ref: match?.ref });
  assert.equal(await tests.page.textContent('#out'), 'twice');
  assert.match(await tests.fails('find_in_page', {}), /exactly one/);
});

test('wait_for ends when a text appears late', async () => {
  await tests.open('late');
  await tests.does('click_element', { ref: await tests.ref('Go') });
  const told = await tests.does('wait_for', { text: 'appeared' });
  assert.equal(told.met, true);
  assert.ok(Number(told.waited_ms) < 2000);
});

test('wait_for ends when a text disappears', async () => {
  await tests.open('late');
  assert.equal((await tests.does('wait_for', { gone: 'Loading…' })).met, true);
});

test('wait_for ends when the address comes, also without a navigation', async () => {
  await tests.open('late');
  await tests.does('click_element', { ref: await tests.ref('Go') });
  assert.equal((await tests.does('wait_for', { url: 'step=2' })).met, true);
});

test('wait_for goes on over a navigation', async () => {
  await tests.open('late');
  const waiting = tests.does('wait_for', { text: 'The other page' });
  await tests.page.goto(tests.urlOf('hands-other?after=300'));
  assert.equal((await waiting).met, true);
});

test('what never appears is told after the time given', async () => {
  await tests.open('late');
  const told = await tests.does('wait_for', { text: 'never', seconds: 0.5 });
  assert.equal(told.met, false);
  assert.ok(Number(told.waited_ms) >= 500 && Number(told.waited_ms) < 2500);
  assert.match(await tests.fails('wait_for', { text: 'a', gone: 'b' }), /exactly one/);
  assert.match(await tests.fails('wait_for', { text: 'a', seconds: 31 }), /between 0 and 30/);
});

const bytesOf = (picture: Readonly<Record<string, unknown>>) =>
  Buffer.from(String(picture.image), 'base64');

test('a screenshot is of the type it says, and no larger than asked for', async () => {
  await tests.open('hands');
  const jpeg = await tests.does('screenshot');
  assert.equal(jpeg.mime_type, 'image/jpeg');
  assert.equal(bytesOf(jpeg).subarray(0, 3).toString('hex'), 'ffd8ff');
  const png = await tests.does('screenshot', { format: 'png', max_side: 400 });
  assert.equal(bytesOf(png).subarray(0, 4).toString('hex'), '89504e47');
  assert.equal(Math.max(Number(png.width), Number(png.height)), 400);
  assert.ok(Number(png.css_per_pixel) > 1);
});

test('a full page is longer than the viewport, and the page stays where it was', async () => {
  await tests.open('scrolls');
  const picture = await tests.does('screenshot', { area: 'full_page' });
  assert.ok(Number(picture.height) > 1.5 * Number(picture.width));
  assert.equal(await tests.page.evaluate(() => scrollY), 0);
});

test('numbers are drawn in where asked for', async () => {
  await tests.open('hands-other');
  const bare = await tests.does('screenshot', { format: 'png' });
  const drawn = await tests.does('screenshot', { format: 'png', refs: true });
  const pink = async (picture: typeof bare) => countPink(`data:image/png;base64,${picture.image}`);
  assert.equal(await pink(bare), 0);
  assert.ok((await pink(drawn)) > 100);
});

/** Pixels of the colour that numbers are drawn in. */
function countPink(url: string): Promise<number> {
  return tests.page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const brush = canvas.getContext('2d');
    brush?.drawImage(image, 0, 0);
    const pixels = brush?.getImageData(0, 0, image.width, image.height).data ?? [];
    let count = 0;
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i] === 0xd6 && pixels[i + 1] === 0 && pixels[i + 2] === 0x6c) count += 1;
    }
    return count;
  }, url);
}
