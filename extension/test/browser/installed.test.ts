import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AgentTests } from '../support/agent-tests';
import { ExtensionBrowser } from '../support/extension';
import { PageServer } from '../support/page-server';
import { SocketServer } from '../support/socket-server';
import { testPages } from '../support/test-pages';

let pages: PageServer;
let server: SocketServer;
let browser: ExtensionBrowser;

before(async () => {
  pages = await PageServer.start(testPages());
  server = await SocketServer.start();
  browser = await ExtensionBrowser.launch({ server: server.url }, async (page) => {
    await page.goto(pages.urlOf('hands'));
  });
  await server.nextPeer(0);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  pages?.stop();
});

test('a page that was open before the extension is worked in as well', async () => {
  const tests = AgentTests.over({ browser, server, pages });
  const run = tests.beginHere();
  await tests.does(run, 'click_element', { ref: await tests.ref(run, 'Count') });
  assert.equal(await browser.page.textContent('#out'), '1');
  const { data } = await tests.does(run, 'click_element', { ref: await tests.ref(run, 'Asks') });
  assert.equal(await browser.page.textContent('#out'), 'kept');
  const { dialogs } = data as { dialogs: { message: string }[] };
  assert.equal(dialogs[0]?.message, 'Delete all?');
  tests.end(run);
});
