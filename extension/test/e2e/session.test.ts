import assert from 'node:assert/strict';
import { test } from 'node:test';
import { named, textOf, Whole } from '../support/whole';

const whole = Whole.forFile();

test('the session is the same after the worker’s death', async () => {
  const before = await whole.session();
  await whole.browser.killWorker();
  await whole.page.goto(whole.urlOf('hands'));
  await whole.browser.nextWorker();
  assert.equal(await whole.session(), before);
  await whole.here('click_element', { ref: named('Count') });
  assert.equal(await whole.page.textContent('#out'), '1');
});

test('the session is the same after a restart of the server', async () => {
  const before = await whole.session();
  await whole.server.down();
  await whole.server.up();
  await whole.show('hands');
  const told = await whole.here('click_element', { ref: named('Count') });
  assert.match(textOf(told), /clicked button "Count"/);
  assert.equal(await whole.session(), before);
});

test('the session is the same after the server was killed', async () => {
  const before = await whole.session();
  await whole.server.down('SIGKILL');
  await whole.server.up();
  await whole.does('hands', 'list_tabs');
  assert.equal(await whole.session(), before);
});
