import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Eyes } from '../support/entry';
import { eyesForTests } from '../support/eyes-test';

declare const eyes: Eyes;

const tests = eyesForTests();

/** The number of a control in a snapshot. */
function refOf(lines: readonly string[], name: string): number {
  const found = lines
    .map((line) => new RegExp(`#(\\d+) \\w+ "${name}"`).exec(line)?.[1])
    .find(Boolean);
  assert.ok(found, `no control ${name} in\n${lines.join('\n')}`);
  return Number(found);
}

test('a number is kept while role and name hold, also when the value changes', async () => {
  const page = await tests.open('rerender');
  const first = refOf(await page.lines(), 'Search');
  await page.page.fill('#search', 'typed');
  assert.equal(refOf(await page.lines(), 'Search'), first);
});

test('a new name is a new number, and the old one is stale', async () => {
  const page = await tests.open('rerender');
  const play = refOf(await page.lines(), 'Play');
  await page.page.click('#toggle');
  const stale = await page.run((ref) => eyes.perception.resolve(ref), play);
  assert.deepEqual(stale, { kind: 'stale', why: 'changed' });
  assert.notEqual(refOf(await page.lines(), 'Pause'), play);
});

test('a re-rendered element is a new one; no number is ever used again', async () => {
  const page = await tests.open('rerender');
  const before = refOf(await page.lines(), 'Delete one');
  await page.page.click('#add');
  const lines = await page.lines();
  const after = refOf(lines, 'Delete one');
  assert.ok(after > before);
  const stale = await page.run((ref) => eyes.perception.resolve(ref), before);
  assert.deepEqual(stale, { kind: 'stale', why: 'gone' });
});

test('a number that was never given out is stale', async () => {
  const page = await tests.open('rerender');
  await page.lines();
  const stale = await page.run(() => eyes.perception.resolve(12_345));
  assert.deepEqual(stale, { kind: 'stale', why: 'unknown' });
});

test('a number leads to its element', async () => {
  const page = await tests.open('rerender');
  const ref = refOf(await page.lines(), 'Delete two');
  const text = await page.run((number) => {
    const found = eyes.perception.resolve(number);
    return found.kind === 'found' ? found.element.textContent : null;
  }, ref);
  assert.equal(text, 'Delete two');
});

test('a block that runs out goes on in a region of its own, without meeting another block', async () => {
  const page = await tests.open('big');
  const refs = await page.run(() => {
    const numbersOf = (first: number) => {
      const perception = new eyes.Perception(first);
      const numbers: number[] = [];
      for (let i = 0; i < 12_000; i++) numbers.push(perception.refOf(document.createElement('b')));
      return numbers;
    };
    const [top, frame] = [numbersOf(1), numbersOf(10_001)];
    return {
      distinct: new Set([...top, ...frame]).size,
      highest: Math.max(...top, ...frame),
      beforeOverflow: top[9998],
    };
  });
  assert.equal(refs.distinct, 24_000);
  assert.equal(refs.beforeOverflow, 9999);
  assert.ok(refs.highest < 2 ** 31);
});
