import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { AgentTests } from '../support/agent-tests';

const tests = AgentTests.forFile();

async function withOptions(use: (page: Page) => Promise<void>): Promise<void> {
  const page = await tests.browser.openOwn('options.html');
  try {
    await page.bringToFront();
    await use(page);
  } finally {
    await page.close();
  }
}

async function check(page: Page, server: string, token: string): Promise<string> {
  await page.getByLabel('Server address').fill(server);
  await page.getByLabel('Token', { exact: true }).fill(token);
  await page.getByRole('button', { name: 'Save and check' }).click();
  const verdict = page.locator('#verdict:not([data-state=checking])');
  return (await verdict.textContent()) ?? '';
}

test('address and token are checked on the spot, saved and used', async () => {
  const { server } = tests;
  const { url } = server;
  await withOptions(async (page) => {
    assert.equal(await page.getByLabel('Server address').inputValue(), url);
    assert.match(await check(page, url, ''), /server is there\. It uses the model m-1\./);
    assert.match(await check(page, 'http://127.0.0.1:9', ''), /No server answers there/);
    assert.match(await check(page, 'http://', ''), /not the address of a Backend Rig/);
    server.token = 'right';
    try {
      assert.match(await check(page, url, ''), /wants a token/);
      assert.match(await check(page, url, 'wrong'), /does not accept this token/);
      const before = server.peers.length;
      assert.match(await check(page, `${url}/`, ' right '), /server is there/);
      const peer = await server.nextPeer(before);
      assert.match(peer.request.url ?? '', /token=right/);
    } finally {
      server.token = '';
    }
  });
});

test('confirm mode and precise mode are kept as they are switched', async () => {
  await withOptions(async (page) => {
    await page.getByLabel(/^Ask me before every action/).check();
    await page.getByLabel('Precise mode').check();
    const kept = () =>
      tests.browser.inWorker(() => chrome.storage.local.get(['confirmMode', 'preciseMode']), null);
    assert.deepEqual(await kept(), { confirmMode: true, preciseMode: true });
    await page.reload();
    assert.ok(await page.getByLabel('Precise mode').isChecked());
    await page.getByLabel(/^Ask me before every action/).uncheck();
    await page.getByLabel('Precise mode').uncheck();
    assert.deepEqual(await kept(), { confirmMode: false, preciseMode: false });
  });
});

test('the page is used by keys alone, fits 320 pixels, and its token stays hidden', async () => {
  await withOptions(async (page) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, String(wide));
    const order: string[] = [];
    for (let key = 0; key < 6; key++) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate(() => document.activeElement?.id ?? ''));
    }
    assert.deepEqual(order, ['server', 'token', 'show-token', '', 'confirm', 'precise']);
    assert.equal(await page.locator('#token').getAttribute('type'), 'password');
    await page.getByLabel('Show the token').check();
    assert.equal(await page.locator('#token').getAttribute('type'), 'text');
  });
});

test('text can be read in light and dark', async () => {
  await withOptions(async (page) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const [ground = '', ...texts] = await colours(page);
      assert.ok(texts.length > 5);
      for (const text of texts) assert.ok(contrast(text, ground) >= 4.5, `${colorScheme}: ${text}`);
    }
  });
});

/** The colours of the page's ground and of each text on it. */
async function colours(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    getComputedStyle(document.body).backgroundColor,
    ...[...document.querySelectorAll('h1,h2,label,.hint')].map(
      (each) => getComputedStyle(each).color,
    ),
  ]);
}

/** WCAG 2.2, 1.4.3. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [...colour.matchAll(/\d+/g)].map(([digits]) => {
    const share = Number(digits) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
