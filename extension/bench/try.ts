import fs from 'node:fs';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { PageServer } from '/work/wt/eyes/extension/bench/perception/page-server';
import { launchChromium } from '/work/wt/eyes/extension/test/support/chromium';
import { EyesPage } from '/work/wt/eyes/extension/test/support/eyes-page';

declare const eyes: any;
const dir = '/work/shared/pages/';
const names = fs.readdirSync(dir).filter((n) => fs.existsSync(`${dir + n}/source.html`));
const only = process.argv[2];
const pages = new Map(
  names.map((n) => [n, { html: fs.readFileSync(`${dir + n}/source.html`, 'utf8'), locked: true }]),
);
const server = await PageServer.start(pages);
const b = await launchChromium();
const p = await EyesPage.open(b);
const med = (a: number[]) => {
  a = [...a].sort((x, y) => x - y);
  return a[Math.floor(a.length / 2)];
};
const V: number[] = [],
  E: number[] = [],
  P: number[] = [],
  T: number[] = [],
  TP: number[] = [];
for (const n of names) {
  if (only && n !== only) continue;
  await p.page.goto(server.urlOf(n), { waitUntil: 'load' });
  const r = await p.run(() => {
    const f = (q: any) => {
      const t = performance.now();
      const s = eyes.perception.snapshot(q);
      return [s, performance.now() - t];
    };
    const v = f({ scope: 'viewport' }),
      e = f({ scope: 'viewport', content: 'elements' }),
      pg = f({ scope: 'page' });
    return { v, e, pg };
  });
  const t = (x: any) => encode(x.lines.join('\n')).length;
  const row = [t(r.v[0]), t(r.e[0]), t(r.pg[0])];
  V.push(row[0]);
  E.push(row[1]);
  P.push(row[2]);
  T.push(r.v[1] as number);
  TP.push(r.pg[1] as number);
  console.log(
    n,
    row.join(' '),
    'ms',
    (r.v[1] as number).toFixed(1),
    (r.pg[1] as number).toFixed(1),
    'cov',
    r.v[0].covered,
    'hid',
    r.v[0].hiddenText,
  );
  if (only) {
    console.log(r.v[0].lines.join('\n'));
    fs.writeFileSync('/tmp/page.txt', r.pg[0].lines.join('\n'));
  }
}
console.log(
  'median',
  med(V),
  med(E),
  med(P),
  'ms',
  med(T),
  med(TP),
  T.sort((a, b) => a - b)[Math.floor(T.length * 0.9)],
  TP.sort((a, b) => a - b)[Math.floor(TP.length * 0.9)],
);
await b.close();
server.stop();
