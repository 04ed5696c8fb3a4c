import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();
const isInFront = () => tests.page.evaluate(() => document.visibilityState === 'visible');

test('navigate_to goes there and tells where it arrived', async () => {
  await tests.open('hands');
  const url = tests.urlOf('hands-other');
  const told = await tests.does('navigate_to', { url });
  assert.deepEqual(told, { navigated_to: url, title: 'Other' });
});

test('navigate_to ends when the main document is loaded', async () => {
  await tests.open('hands');
  await tests.does('navigate_to', { url: tests.urlOf('hands-other?after=400') });
  assert.equal(await tests.page.evaluate(() => document.readyState), 'complete');
});

test('navigate_to within the page ends at once', async () => {
  await tests.open('hands');
  const url = tests.urlOf('hands#part');
  assert.equal((await tests.does('navigate_to', { url })).navigated_to, url);
});

test('navigate_to opens nothing but the web', async () => {
  await tests.open('hands');
  for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'chrome://settings', 'data:,x']) {
    assert.match(await tests.fails('navigate_to', { url }), /only http and https/);
  }
});

test('navigate_to tells an address that nobody answers', async () => {
  await tests.open('hands');
  const url = 'http://127.0.0.1:9/';
  assert.match(await tests.fails('navigate_to', { url }), /could not be loaded: net::ERR/);
});

test('a page that takes longer than ten seconds is told as still loading', async () => {
  await tests.open('hands');
  const started = Date.now();
  const told = await tests.does('navigate_to', { url: tests.urlOf('hands-other?never') });
  assert.match(String(told.note), /still loading/);
  assert.ok(Date.now() - started < 12_000);
});

test('back, forward and reload', async () => {
  await tests.open('hands');
  await tests.does('navigate_to', { url: tests.urlOf('hands-other') });
  assert.equal((await tests.does('go_back')).navigated_to, tests.urlOf('hands'));
  assert.equal((await tests.does('go_forward')).navigated_to, tests.urlOf('hands-other'));
  assert.match(await tests.fails('go_forward'), /no page after this one/);
  await tests.page.evaluate(() => document.body.append('typed'));
  await tests.does('reload');
  assert.ok(!(await tests.page.content()).includes('typed'));
});

test('a new tab comes behind, and the run goes on there, hidden', async () => {
  await tests.open('hands');
  const opened = await tests.does('open_tab', { url: tests.urlOf('hands') });
  assert.ok(await isInFront());
  const started = Date.now();
  const name = await tests.ref('Name');
  assert.equal((await tests.does('type_text', { ref: name, text: 'Budi' })).value, 'Budi');
  const count = await tests.does('click_element', { ref: await tests.ref('Count') });
  assert.equal(count.changed, true);
  await tests.does('click_element', { ref: await tests.ref('Slow') });
  // Timers of a hidden tab come once a second; nothing here waits for one.
  assert.ok(Date.now() - started < 3000, `${Date.now() - started} ms`);
  assert.match(String((await tests.does('get_page_content', { scope: 'all' })).text), /fetched/);
  assert.equal(await tests.page.inputValue('#name'), '');
  assert.ok(await isInFront());
  const closed = await tests.does('close_tab');
  assert.equal(closed.closed, opened.tab_id);
  assert.equal(await tests.ref('Name').then(Number.isInteger), true);
});

test('a page in a hidden tab hears of the focus, which the browser would not tell it', async () => {
  await tests.open('hands-other');
  const opened = tests.page.context().waitForEvent('page');
  await tests.does('open_tab', { url: tests.urlOf('hands') });
  const hidden = await opened;
  await tests.does('type_text', { ref: await tests.ref('Notes'), text: 'x' });
  await tests.does('press_key', { key: 'Tab' });
  const heard = await hidden.evaluate(() => (globalThis as unknown as { events: [] }).events);
  assert.deepEqual(heard, ['focus', 'blur']);
  await tests.does('close_tab');
});

test('navigate_to with new_tab opens it behind as well', async () => {
  await tests.open('hands');
  const told = await tests.does('navigate_to', { url: tests.urlOf('hands-other'), new_tab: true });
  assert.equal(told.title, 'Other');
  assert.ok(await isInFront());
  await tests.does('close_tab');
});

test('switch_tab goes on elsewhere without bringing it to the front', async () => {
  await tests.open('hands');
  const { tabs } = await tests.does('list_tabs');
  const home = (tabs as { tab_id: number; current: boolean }[]).find((each) => each.current);
  const opened = await tests.does('open_tab', { url: tests.urlOf('hands-other') });
  await tests.does('switch_tab', { tab_id: home?.tab_id });
  assert.ok(await tests.ref('Count'));
  await tests.does('switch_tab', { tab_id: opened.tab_id });
  assert.ok(await tests.ref('Over there'));
  assert.ok(await isInFront());
  await tests.does('close_tab');
});

test('list_tabs tells which are open, in front and the run’s own', async () => {
  await tests.open('hands');
  await tests.does('open_tab', { url: tests.urlOf('hands-other') });
  const { tabs, total } = await tests.does('list_tabs');
  const seen = (tabs as Record<string, unknown>[]).map(({ title, in_front, yours, current }) => ({
    title,
    in_front,
    yours,
    current,
  }));
  assert.equal(total, 2);
  assert.deepEqual(seen, [
    { title: 'Hands', in_front: true, yours: false, current: false },
    { title: 'Other', in_front: false, yours: true, current: true },
  ]);
  await tests.does('close_tab');
});

test('tabs that are not there are refused', async () => {
  await tests.open('hands');
  assert.match(await tests.fails('switch_tab', { tab_id: 123_456 }), /no tab 123456/);
  assert.match(await tests.fails('close_tab', { tab_id: 123_456 }), /no tab 123456/);
});

test('a tab that the judge keeps is not closed', async () => {
  await tests.open('hands');
  await tests.does('open_tab', { url: tests.urlOf('hands-other') });
  await tests.browser.prepare({ verdict: 'no' });
  assert.equal(await tests.fails('close_tab'), 'no');
  await tests.browser.prepare({ verdict: undefined });
  await tests.does('close_tab');
});

test('a run stays in its tab when the person goes to another', async () => {
  await tests.open('hands');
  const other = await tests.page.context().newPage();
  await other.goto(tests.urlOf('hands-other'));
  await other.bringToFront();
  await tests.does('click_element', { ref: await tests.ref('Count') });
  assert.equal(await tests.page.textContent('#out'), '1');
  assert.equal(await other.evaluate(() => document.visibilityState), 'visible');
  assert.equal(await tests.fails('screenshot'), 'tab not visible');
  await other.close();
});
