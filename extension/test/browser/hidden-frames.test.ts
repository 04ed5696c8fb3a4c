import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();

test('frames that a person cannot see are in no snapshot', async () => {
  await tests.open('hiding');
  const { snapshot } = await tests.does('get_interactive_elements', { scope: 'page' });
  assert.match(String(snapshot), /Seen words.*Further words/s);
  assert.doesNotMatch(String(snapshot), /Wombat/);
  assert.match(String(snapshot), /^hidden text: 1 pieces$/m);
});

test('frames that a person cannot see are not read, and their text is not found', async () => {
  await tests.open('hiding');
  const { text, hidden } = await tests.does('get_page_content');
  assert.match(String(text), /Page itself.*Seen words.*Further words/s);
  assert.doesNotMatch(String(text), /Wombat/);
  assert.equal(hidden, 1);
  assert.deepEqual(await tests.does('find_in_page', { text: 'Wombat' }), {
    matches: [],
    total: 0,
    hidden: 1,
  });
  assert.equal((await tests.does('find_in_page', { text: 'words' })).total, 2);
});

test('no wait ends with text in a frame that a person cannot see', async () => {
  await tests.open('hiding');
  const waited = await tests.does('wait_for', { text: 'Wombat', seconds: 0.5 });
  assert.equal(waited.met, false);
  assert.equal((await tests.does('wait_for', { text: 'Further words' })).met, true);
  assert.equal((await tests.does('wait_for', { gone: 'Wombat' })).met, true);
});
