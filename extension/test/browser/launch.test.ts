import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { chromium, type Worker } from 'playwright-core';
import { LaunchedBrowser } from '../support/launched';

let server: Server;
let address: string;
let launched: LaunchedBrowser;

/** A server that has a browser once its own page was fetched, and asks for the token. */
before(async () => {
  let browsers = 0;
  server = createServer((request, response) => {
    if (request.url === '/') browsers = 1;
    if (request.url === '/metrics' && request.headers.authorization !== 'Bearer let me in') {
      response.writeHead(401).end();
    } else if (request.url === '/metrics') {
      response.end(`rig_browser_sessions ${browsers}.0\n`);
    } else {
      response.end('<title>served</title>');
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  address = `http://localhost:${port}`;
  launched = LaunchedBrowser.start({ PORT: `${port}`, AUTH_TOKEN: 'let me in' });
});

after(async () => {
  await launched.end();
  launched.forget();
  server.closeAllConnections();
  server.close();
});

test('the command opens the page of the server and says that a browser has connected', async () => {
  await launched.says('The browser runs without a window; Ctrl+C ends it.');
  await launched.says(`A browser has connected to ${address} (browsers there: 1).`);
});

test('the worker of the extension is alive, and finds the server and token packed with it', async () => {
  const browser = await chromium.connectOverCDP(launched.debugger());
  try {
    const [context] = browser.contexts();
    assert.ok(context);
    const worker: Worker =
      context.serviceWorkers()[0] ??
      (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
    const { id, packed } = await worker.evaluate(async () => ({
      id: chrome.runtime.id,
      packed: await (await fetch(chrome.runtime.getURL('defaults.json'))).json(),
    }));
    assert.equal(new URL(worker.url()).host, id);
    assert.deepEqual(packed, { server: address, token: 'let me in' });
    assert.deepEqual(
      context.pages().map((page) => page.url()),
      [`${address}/`],
    );
  } finally {
    await browser.close();
  }
});

test('what it keeps is for this user alone', () => {
  const mode = (path: string) => statSync(launched.at(path)).mode & 0o777;
  assert.equal(mode('profile'), 0o700);
  assert.equal(mode('extension/defaults.json'), 0o600);
});

test('the browser ends with the command', async () => {
  const at = launched.debugger();
  assert.equal(await launched.end(), 143);
  await assert.rejects(fetch(`${at}/json/version`));
  assert.ok(readFileSync(launched.at('profile/Local State'), 'utf8'));
});
