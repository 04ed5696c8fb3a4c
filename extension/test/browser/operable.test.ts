import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Eyes } from '../support/entry';
import { eyesForTests } from '../support/eyes-test';

declare const eyes: Eyes;

const tests = eyesForTests();

/** Whether the page's snapshot has a control of this name. */
async function tells(page: string, name: string): Promise<boolean> {
  const lines = await (await tests.open(page)).lines();
  return lines.some((line) => new RegExp(`#\\d+ \\w+ "${name}"`).test(line));
}

for (const name of [
  'Plain',
  'Half covered',
  'Under glass',
  'Styled checkbox',
  'Faded radio',
  'Visible inside',
  'Inside contents',
  'Down in the scroller',
  'Far below',
]) {
  test(`tells a control that can be reached: ${name}`, async () => {
    assert.ok(await tells('hidden', name));
  });
}

for (const name of [
  'No display',
  'Invisible',
  'Transparent',
  'Hidden attribute',
  'Aria hidden',
  'Inert',
  'Zero',
  'Off to the left',
  'Collapsed',
  'Covered',
  'Skipped content',
]) {
  test(`leaves out a control that cannot be reached: ${name}`, async () => {
    assert.ok(!(await tells('hidden', name)));
  });
}

for (const name of [
  'Added listener',
  'Handler property',
  'Handler attribute',
  'Dot',
  'Made before it was attached',
]) {
  test(`sees the page's own listener: ${name}`, async () => {
    assert.ok(await tells('listeners', name));
  });
}

for (const name of ['Removed again', 'Cleared again', 'Keys only', 'Plain text']) {
  test(`does not take for a control: ${name}`, async () => {
    assert.ok(!(await tells('listeners', name)));
  });
}

test('a pointer counts only where it begins, and not around a control', async () => {
  const lines = await (await tests.open('listeners')).lines();
  assert.ok(lines.some((line) => /clickable "Pointer once"$/.test(line)));
  assert.ok(lines.some((line) => /^#\d+ link "Only the link"$/.test(line)));
});

test('a container that delegates is not a control', async () => {
  const lines = await (await tests.open('listeners')).lines();
  assert.ok(lines.some((line) => /^- #\d+ button "One"$/.test(line)));
});

test('looking leaves no trace that the page can see', async () => {
  const page = await tests.open('listeners');
  await page.page.evaluate(() => {
    Object.assign(globalThis, { seen: [] });
  });
  await page.lines();
  const traces = await page.page.evaluate(() => ({
    mutations: (globalThis as unknown as { seen: unknown[] }).seen.length,
    globals: Object.keys(globalThis).filter((key) => /backendRig|eyes/.test(key)),
    source: String(EventTarget.prototype.addEventListener),
    name: EventTarget.prototype.addEventListener.name,
  }));
  assert.deepEqual(traces, {
    mutations: 0,
    globals: [],
    source: 'function () { [native code] }',
    name: 'addEventListener',
  });
});

test('the page cannot learn the name by which the worlds ask', async () => {
  const page = await tests.open('listeners');
  const heard = await page.page.evaluate(() => {
    const names: string[] = [];
    document.addEventListener('backend-rig-listeners-name', (event) => names.push(event.type));
    document.dispatchEvent(new Event('backend-rig-listeners-ask'));
    return names;
  });
  assert.deepEqual(heard, []);
});

test('where the page-world script is missing, the page cannot hand in a name of its own', async () => {
  const page = await tests.openWithoutListeners('listeners');
  await page.page.evaluate(() => {
    document.dispatchEvent(new CustomEvent('backend-rig-listeners-name', { detail: 'mine' }));
    const heard: string[] = [];
    document.addEventListener('mine', () => heard.push('asked'), true);
    Object.assign(globalThis, { heard });
  });
  const lines = await page.lines();
  assert.ok(!lines.some((line) => line.includes('clickable "Added listener"')));
  assert.ok(lines.some((line) => line.includes('clickable "Handler attribute"')));
  const asked = await page.page.evaluate(
    () => (globalThis as unknown as { heard: string[] }).heard,
  );
  assert.deepEqual(asked, []);
  await page.close();
});

test('listeners still work as the page means them to', async () => {
  const page = await tests.open('listeners');
  const result = await page.page.evaluate(() => {
    const calls: string[] = [];
    const target = document.createElement('div');
    const listener = {
      handleEvent(event: Event) {
        calls.push(event.type);
      },
    };
    target.addEventListener('click', listener, { once: true });
    target.click();
    target.click();
    target.onclick = () => calls.push('handler');
    target.click();
    let refused = '';
    try {
      EventTarget.prototype.addEventListener.call({} as EventTarget, 'click', listener);
    } catch (error) {
      refused = (error as Error).name;
    }
    return { calls, refused, property: typeof target.onclick };
  });
  assert.deepEqual(result, {
    calls: ['click', 'handler'],
    refused: 'TypeError',
    property: 'function',
  });
});

test("the extension's own overlays are neither told nor in the way", async () => {
  const page = await tests.open('hidden');
  const lines = await page.run(() => {
    const host = document.createElement('div');
    eyes.markOwnOverlay(host);
    host.style.cssText = 'position:fixed;inset:0;z-index:9';
    host.innerHTML = '<button>Stop</button>';
    document.body.append(host);
    return [...eyes.perception.snapshot({ scope: 'page' }).lines];
  });
  assert.ok(lines.some((line) => line.includes('"Plain"')));
  assert.ok(!lines.some((line) => line.includes('"Stop"')));
});

test('areas of an image map, links and buttons in SVG are controls', async () => {
  const lines = (await (await tests.open('map')).lines()).join('\n');
  assert.match(lines, /link "Kitchen"/);
  assert.match(lines, /link "Vector link"/);
  assert.match(lines, /button "Vector button"/);
});

test('a link without a name is told by the end of its address', async () => {
  assert.match((await (await tests.open('map')).lines()).join('\n'), /#\d+ link to items/);
});
