/**
 * Measures perception beside Playwright MCP in the same run and prints which targets are met.
 * Ends with exit code 1 if one is not.
 *
 *     npm run bench:perception [-- FOLDER]
 */
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { launchChromium } from '../../test/support/chromium';
import { EyesPage } from '../../test/support/eyes-page';
import { PageServer } from '../../test/support/page-server';
import { type Measured, measure } from './measure';
import { type BenchPage, benchPages } from './pages';
import { Peer } from './peer';
import { failureRow, type PeerFigures, type Row, rowsOf, short } from './targets';

const { real, own } = benchPages(process.argv[2]);
if (real.length === 0) console.log('No folder of real pages: only the own pages are measured.\n');
const groups = [
  { title: 'Real pages', pages: real },
  { title: 'Own pages', pages: own },
].filter(({ pages }) => pages.length > 0);
const server = await PageServer.start(
  new Map(groups.flatMap(({ pages }) => pages).map((page) => [page.name, page])),
);
let met = true;
try {
  for (const { title, pages } of groups) {
    const { measured, failed } = await measureAll(pages);
    const peer = await measurePeer(pages);
    const rows = [...rowsOf(measured, peer), failureRow(failed)];
    // Own pages are small and made of what is hard to tell apart; the targets are for real ones.
    const judged = pages === real;
    print(`${title} (${pages.length})`, judged ? rows : rows.map(unjudged));
    if (judged) met = rows.every((row) => row.met !== false);
  }
} finally {
  server.stop();
}
process.exitCode = met ? 0 : 1;

/** A page on which anything throws is told on the spot and counted. */
async function measureAll(pages: readonly BenchPage[]) {
  const browser = await launchChromium();
  try {
    const page = await EyesPage.open(browser, '../../bench/perception/entry.ts');
    const measured: Measured[] = [];
    let failed = 0;
    for (const saved of pages) {
      try {
        measured.push(await measure(page, server.urlOf(saved.name), saved));
      } catch (error) {
        failed += 1;
        console.error(`${saved.name}: ${(error as Error).message}`);
      }
    }
    return { measured, failed };
  } finally {
    await browser.close();
  }
}

async function measurePeer(pages: readonly BenchPage[]): Promise<PeerFigures> {
  const peer = await Peer.start();
  try {
    const figures = new Map<string, { tokens: number; milliseconds: number }>();
    for (const { name } of pages) {
      const { text, milliseconds } = await peer.snapshot(server.urlOf(name));
      figures.set(name, { tokens: encode(text).length, milliseconds });
    }
    return figures;
  } finally {
    await peer.stop();
  }
}

function unjudged(row: Row): Row {
  return { ...row, target: '', met: null };
}

function print(title: string, rows: readonly Row[]): void {
  const cells = rows.map(({ what, ours, peer, target, met: reached }) => [
    what,
    short(ours),
    short(peer),
    target,
    reached === null ? '' : reached ? 'met' : 'NOT MET',
  ]);
  const table = [['', 'ours', 'peer', 'target', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  console.log(title);
  for (const row of table) {
    console.log(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}`,
    );
  }
  console.log();
}
