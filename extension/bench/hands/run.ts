/**
 * Measures a click and a typed text on a page that does nothing, in the built extension, in a tab
 * in front and in a hidden one; prints which targets are met. Ends with exit code 1 if one is not.
 *
 *     npm run bench:hands
 */
import type { Entrance } from '../../src/background/main';
import { ExtensionBrowser } from '../../test/support/extension';
import { PageServer } from '../../test/support/page-server';

declare const rig: Entrance;

const ROUNDS = 100;
const WARM_UP = 10;

/** Milliseconds at the median. */
const DISPATCHED = 15;
const SETTLED = 50;

const PAGE =
  '<!doctype html><title>Still</title><body><button>Press</button><input aria-label="Name">';

interface Times {
  readonly dispatched: readonly number[];
  readonly settled: readonly number[];
}

const server = await PageServer.start(new Map([['still', { html: PAGE, locked: false }]]));
const browser = await ExtensionBrowser.launch();
try {
  await browser.page.goto(server.urlOf('still'));
  const rows = [...(await measure('tab in front', false)), ...(await measure('hidden tab', true))];
  for (const row of rows) console.log(row.text);
  process.exitCode = rows.every((row) => row.met) ? 0 : 1;
} finally {
  await browser.close();
  server.stop();
}

async function measure(where: string, hidden: boolean) {
  if (hidden) await (await browser.page.context().newPage()).bringToFront();
  const url = server.urlOf('still');
  const times = await browser.inWorker(timeActions, { url, rounds: ROUNDS, warmUp: WARM_UP });
  return [row(where, 'click', times.click), row(where, 'type 5 characters', times.type)];
}

function row(where: string, what: string, { dispatched, settled }: Times) {
  const [d, s] = [quantile(dispatched, 0.5), quantile(settled, 0.5)];
  const met = d < DISPATCHED && s < SETTLED;
  const p90 = `p90 ${quantile(dispatched, 0.9).toFixed(1)} and ${quantile(settled, 0.9).toFixed(1)}`;
  const text =
    `${where}, ${what}: dispatched ${d.toFixed(1)} ms (target < ${DISPATCHED}),` +
    ` settled ${s.toFixed(1)} ms (target < ${SETTLED}), ${p90}  ${met ? 'met' : 'NOT MET'}`;
  return { met, text };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

/** Runs in the service worker. */
async function timeActions({
  url,
  rounds,
  warmUp,
}: {
  url: string;
  rounds: number;
  warmUp: number;
}): Promise<{ click: Times; type: Times }> {
  const [tab] = await chrome.tabs.query({ url });
  const tabId = tab?.id ?? -1;
  const { text } = await rig.parts.eyes.look(tabId, { scope: 'page' });
  const [button = 0, field = 0] = [...text.matchAll(/#(\d+)/g)].map((match) => Number(match[1]));
  const now = () => performance.timeOrigin + performance.now();
  const time = async (action: Parameters<typeof rig.parts.hands.act>[2], ref: number) => {
    const dispatched: number[] = [];
    const settled: number[] = [];
    for (let round = 0; round < rounds + warmUp; round++) {
      const started = now();
      const { report } = await rig.parts.hands.act(tabId, ref, action);
      const ended = now();
      if (round < warmUp) continue;
      dispatched.push(report.dispatchedAt - started);
      settled.push(ended - started);
    }
    return { dispatched, settled };
  };
  const typing = { kind: 'type', ref: field, text: 'Budi!', clear: true, submit: false } as const;
  return {
    click: await time({ kind: 'click', ref: button, times: 1 }, button),
    type: await time(typing, field),
  };
}
