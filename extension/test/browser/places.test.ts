import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();

test('controls in frames, of another origin too, and in shadow roots are clicked', async () => {
  await tests.open('frames');
  const { elements } = await tests.does('get_interactive_elements', { scope: 'page' });
  for (const { id, name } of elements as { id: number; name: string }[]) {
    const told = await tests.does('click_element', { ref: id });
    assert.match(String(told.did), new RegExp(`clicked button "${name}"`));
  }
  await tests.open('shadow');
  const told = await tests.does('click_element', { ref: await tests.ref('In the closed') });
  assert.equal(told.did, 'clicked button "In the closed"');
});

test('a text in a frame is waited for and found', async () => {
  await tests.open('frames');
  assert.equal((await tests.does('wait_for', { text: 'Inside a frame' })).met, true);
});

test('the browser’s own pages are out of bounds, and the tool says so', async () => {
  await tests.page.goto('chrome://version');
  await tests.browser.beginRun();
  const error = await tests.fails('click_element', { ref: 1 });
  assert.match(error, /does not let extensions into this page|stale/);
});

test('arguments are held against the schema', async () => {
  await tests.open('hands');
  assert.match(await tests.fails('click_element', {}), /ref must be given/);
  assert.match(await tests.fails('click_element', { ref: 'x' }), /ref must be a number/);
  assert.match(await tests.fails('navigate_to', { url: '' }), /url must not be empty/);
  assert.match(await tests.fails('no_such_tool'), /there is no tool no_such_tool/);
});

test('numbers of elements are read as models write them', async () => {
  await tests.open('hands');
  const ref = await tests.ref('Count');
  await tests.does('click_element', { ref: `#${ref}`, extra: true });
  assert.equal(await tests.page.textContent('#out'), '1');
});

test('a link in a frame leads its frame on, and only that is told', async () => {
  await tests.open('framed');
  const told = await tests.does('click_element', { ref: await tests.ref('Onwards') });
  assert.equal(told.frame_navigated_to, tests.urlOf('hands-other'));
  assert.equal(told.navigated_to, undefined);
  assert.ok(await tests.ref('Over there'));
});

test('a link out of a frame leads the page on', async () => {
  await tests.open('framed');
  const told = await tests.does('click_element', { ref: await tests.ref('Out') });
  assert.equal(told.navigated_to, tests.urlOf('hands-other'));
});

test('a dialog of another document of the tab holds nobody up', async () => {
  await tests.open('framed');
  await tests.does('click_element', { ref: await tests.ref('Ask outside') });
  await tests.does('wait_for', { text: 'outside said false' });
  const told = await tests.does('click_element', { ref: await tests.ref('Idle') });
  assert.equal((told.dialogs as { message: string }[])[0]?.message, 'Really?');
});
