import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();

test('scroll_to scrolls, and tells how far it went', async () => {
  await tests.open('scrolls');
  assert.deepEqual((await tests.does('scroll_to', { x: 0, y: 500 })).scrolled_to, { x: 0, y: 500 });
  const { scrolled_to } = await tests.does('scroll_to', { x: 0, y: 1e6 });
  assert.ok((scrolled_to as { y: number }).y < 4000);
});

test('scroll_element scrolls the innermost scroller around the element', async () => {
  await tests.open('scrolls');
  const inner = await tests.ref('In inner');
  const told = await tests.does('scroll_element', { ref: inner, down: 120 });
  assert.deepEqual(told.scrolled_to, { x: 0, y: 120 });
  const tops = await tests.page.$$eval('#outer,#inner', (all) => all.map((each) => each.scrollTop));
  assert.deepEqual(tops, [0, 120]);
});

test('scroll_element goes to an end, sideways too', async () => {
  await tests.open('scrolls');
  const outer = await tests.does('scroll_element', {
    ref: await tests.ref('In outer'),
    to: 'bottom',
  });
  assert.deepEqual(outer.scrolled_to, { x: 0, y: 400 });
  const ref = await tests.ref('In wide');
  const wide = await tests.does('scroll_element', { ref, right: 300 });
  assert.deepEqual(wide.scrolled_to, { x: 300, y: 0 });
  assert.match(await tests.fails('scroll_element', { ref }), /either to, or down and right/);
});

test('what is out of view in a scroller is scrolled to and clicked', async () => {
  await tests.open('scrolls');
  const ref = await tests.ref('In inner');
  await tests.does('scroll_element', { ref, to: 'bottom' });
  assert.equal((await tests.does('click_element', { ref })).did, 'clicked button "In inner"');
});

test('a menu that a script opens on hover is opened', async () => {
  await tests.open('scrolls');
  const told = await tests.does('hover_element', { ref: await tests.ref('Menu') });
  assert.equal(told.changed, true);
  assert.ok(await tests.ref('Item of menu'));
});

test('what only :hover opens is told to need precise mode', async () => {
  await tests.open('scrolls');
  const told = await tests.does('hover_element', { ref: await tests.ref('Styled') });
  assert.equal(told.changed, false);
  assert.match(String(told.note), /what only :hover opens needs precise mode/);
});

test('click_at tells what it hit, after the judge has seen it', async () => {
  await tests.open('scrolls');
  await tests.browser.watchDeeds();
  const box = await tests.page.locator('#canvas').boundingBox();
  assert.ok(box);
  const at = { x: Math.round(box.x) + 30, y: Math.round(box.y) + 20 };
  const told = await tests.does('click_at', at);
  assert.match(String(told.did), /clicked at \d+, \d+ on canvas/);
  assert.equal(await tests.page.getAttribute('#canvas', 'data-hit'), '30 20');
  assert.deepEqual(
    (await tests.browser.deeds()).map((deed) => deed.tool),
    ['click_at'],
  );
});

test('click_at does nothing that the judge refuses', async () => {
  await tests.open('scrolls');
  await tests.browser.prepare({ verdict: 'the person said no' });
  const box = await tests.page.locator('#canvas').boundingBox();
  const at = { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 20 };
  assert.equal(await tests.fails('click_at', at), 'the person said no');
  assert.equal(await tests.page.getAttribute('#canvas', 'data-hit'), null);
});

test('click_at reaches into frames', async () => {
  await tests.open('scrolls');
  const box = await tests.page.locator('#frame').boundingBox();
  await tests.does('click_at', { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 25 });
  assert.equal(await tests.page.frameLocator('#frame').locator('button').textContent(), 'hit');
});

test('click_at outside the viewport is refused', async () => {
  await tests.open('scrolls');
  assert.match(await tests.fails('click_at', { x: 90_000, y: 5 }), /nothing is at/);
});

test('text is selected, all of it or a part that runs over elements', async () => {
  await tests.open('scrolls');
  const selected = () => tests.page.evaluate(() => String(getSelection()));
  const found = await tests.does('find_in_page', { text: 'Satu dua tiga' });
  const ref = (found.matches as { ref: number }[])[0]?.ref;
  await tests.does('select_text', { ref });
  assert.equal(await selected(), 'Satu dua tiga');
  await tests.does('select_text', { ref, text: 'u dua t' });
  assert.equal(await selected(), 'u dua t');
  assert.match(await tests.fails('select_text', { ref, text: 'empat' }), /does not stand there/);
});

test('a part of a field is selected and typed over', async () => {
  await tests.open('scrolls');
  await tests.does('select_text', { ref: await tests.ref('Field'), text: 'dua' });
  await tests.does('press_key', { key: '2' });
  assert.equal(await tests.page.inputValue('#field'), 'satu 2');
});
