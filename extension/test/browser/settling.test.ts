import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();

/** Milliseconds that a click takes. */
async function timedClick(name: string): Promise<number> {
  const ref = await tests.ref(name);
  const started = Date.now();
  await tests.does('click_element', { ref });
  return Date.now() - started;
}

test('a page that never rests holds an action up for two seconds at most', async () => {
  await tests.open('endless');
  const took = await timedClick('Go');
  assert.ok(took >= 1900 && took < 3000, `${took} ms`);
});

test('a request that never ends holds an action up for two seconds at most', async () => {
  await tests.open('endless');
  const took = await timedClick('Hang');
  assert.ok(took >= 1900 && took < 3000, `${took} ms`);
});

test('a request from before an action does not hold it up', async () => {
  await tests.open('endless');
  await timedClick('Hang');
  const took = await timedClick('Entry 0');
  assert.ok(took < 1000, `${took} ms`);
});

test('a list without an end grows as it is scrolled, and what is new has a number', async () => {
  await tests.open('endless');
  await tests.does('scroll_to', { x: 0, y: 100_000 });
  await tests.does('click_element', { ref: await tests.ref('Entry 25') });
});

test('a field that is made anew on every key is typed into to the end', async () => {
  await tests.open('rekeyed');
  const told = await tests.does('type_text', { ref: await tests.ref('Search'), text: 'Budi' });
  assert.equal(told.value, 'Budi');
  assert.equal(told.note, undefined);
  assert.ok(await tests.ref('Find 4'));
});
