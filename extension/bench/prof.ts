import fs from 'node:fs';
import { launchChromium } from '../test/support/chromium';
import { EyesPage } from '../test/support/eyes-page';
import { PageServer } from '../test/support/page-server';

declare const eyes: any;
const dir = '/work/shared/pages/';
const names = ['291a8bf33ee4', '432362af0be4', 'ac1bfdd4c510', 'ad9e9e596f21', '23aaecd14171'];
const pages = new Map(
  names.map((n) => [n, { html: fs.readFileSync(`${dir + n}/source.html`, 'utf8'), locked: true }]),
);
const server = await PageServer.start(pages);
const b = await launchChromium();
const p = await EyesPage.open(b);
await p.cdp.send('Profiler.enable');
await p.cdp.send('Profiler.setSamplingInterval', { interval: 200 });
for (const n of names) {
  await p.page.goto(server.urlOf(n), { waitUntil: 'load' });
  await p.page.waitForTimeout(300);
  await p.cdp.send('Profiler.start');
  const ms = await p.run(() => {
    const r = [];
    for (let i = 0; i < 3; i++) {
      const t = performance.now();
      eyes.perception.snapshot({ scope: 'viewport' });
      r.push(performance.now() - t);
    }
    const t = performance.now();
    eyes.perception.snapshot({ scope: 'page' });
    r.push(performance.now() - t);
    return r;
  });
  const { profile } = await p.cdp.send('Profiler.stop');
  const self = new Map<string, number>();
  const dt = profile.timeDeltas!;
  const by = new Map(profile.nodes.map((x) => [x.id, x]));
  profile.samples?.forEach((s, i) => {
    const f = by.get(s)?.callFrame;
    const k = `${f.functionName}:${f.lineNumber}`;
    self.set(k, (self.get(k) ?? 0) + dt[i]! / 1000);
  });
  console.log(
    n,
    ms.map((x) => x.toFixed(1)).join(' '),
    await p.page.evaluate(() => document.getElementsByTagName('*').length),
  );
  console.log(
    [...self]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 14)
      .map(([k, v]) => `${k} ${v.toFixed(1)}`)
      .join(' | '),
  );
}
await b.close();
server.stop();
