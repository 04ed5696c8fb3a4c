import { ExtensionBrowser } from '../../test/support/extension';
import { PageServer } from '../../test/support/page-server';
import { median, quantile } from '../report/quantile';
import { type Row, type Section, told, under } from '../report/row';
import type { Scope } from '../scope';
import { type Times, timeActions } from './in-worker';

/** Milliseconds at the median. */
const DISPATCHED = 15;
const SETTLED = 50;

const PAGE =
  '<!doctype html><title>Still</title><body><button>Press</button><input aria-label="Name">';

/**
 * A click and a typed text on a page that does nothing, from the service worker's call, in a tab in
 * front and in a hidden one.
 */
export async function hands(scope: Scope): Promise<Section[]> {
  const server = await PageServer.start(new Map([['still', { html: PAGE, locked: false }]]));
  const browser = await ExtensionBrowser.launch();
  try {
    const url = server.urlOf('still');
    await browser.page.goto(url);
    const inFront = await measure(browser, url, scope, 'tab in front');
    await (await browser.newPage()).bringToFront();
    const hidden = await measure(browser, url, scope, 'hidden tab');
    const note = 'From the call in the service worker, on a page that does nothing.';
    return [{ title: 'Hands', note, rows: [...inFront, ...hidden] }];
  } finally {
    await browser.close();
    server.stop();
  }
}

async function measure(
  browser: ExtensionBrowser,
  url: string,
  { rounds, warmUp }: Scope,
  where: string,
): Promise<Row[]> {
  const times = await browser.inWorker(timeActions, { url, rounds, warmUp });
  return [...rows(`${where}: click`, times.click), ...rows(`${where}: type`, times.type)];
}

function rows(what: string, { dispatched, settled }: Times): Row[] {
  return [
    under(`${what} dispatched, ms, p50`, median(dispatched), DISPATCHED),
    told(`${what} dispatched, ms, p90`, quantile(dispatched, 0.9), null),
    under(`${what} settled, ms, p50`, median(settled), SETTLED),
    told(`${what} settled, ms, p90`, quantile(settled, 0.9), null),
  ];
}
