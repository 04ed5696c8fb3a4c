import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type Agreement, agreementOf } from '../../bench/perception/agreement';
import { launchChromium } from '../support/chromium';
import { EyesPage } from '../support/eyes-page';
import { PageServer } from '../support/page-server';
import { testPages } from '../support/test-pages';

/** Pages on which snapshot and accessibility tree must tell the very same controls. */
const PAGES = ['form', 'structure', 'shadow', 'listeners', 'map', 'modal', 'rerender', 'names'];

let browser: Browser;
let server: PageServer;
let page: EyesPage;

before(async () => {
  server = await PageServer.start(testPages());
  browser = await launchChromium();
  page = await EyesPage.open(browser);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

async function agreement(name: string): Promise<Agreement> {
  await page.page.goto(server.urlOf(name));
  return agreementOf(page);
}

for (const name of PAGES) {
  test(`tells the controls of Chrome's accessibility tree, by the same names: ${name}`, async () => {
    const found = await agreement(name);
    assert.ok(found.both > 0);
    assert.deepEqual(found.missed, []);
    assert.deepEqual(found.extra, []);
    assert.deepEqual(found.otherNames, []);
    assert.deepEqual(found.otherRoles, []);
  });
}
