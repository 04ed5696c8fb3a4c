import { launchChromium } from '../../test/support/chromium';
import { EyesPage } from '../../test/support/eyes-page';
import { PageServer } from '../../test/support/page-server';
import type { BenchPage } from '../pages';
import { Peer } from '../peer/peer';
import { failures, type Section, unjudged } from '../report/row';
import type { Scope } from '../scope';
import { tokens } from '../tokens';
import { type Measured, measure } from './measure';
import { type PeerFigures, rowsOf } from './rows';

/** What is seen of a page and read in it, beside the peer's snapshot of the same page. */
export async function perception({ real, own }: Scope): Promise<Section[]> {
  const sections: Section[] = [];
  if (real.length > 0) {
    sections.push(await section(`Perception: real pages (${real.length})`, real, ''));
  }
  return [...sections, unjudged(await section(`Perception: own pages (${own.length})`, own, OWN))];
}

const OWN = 'Small, and made of what is hard to tell apart; the targets are for real pages.';

async function section(title: string, pages: readonly BenchPage[], note: string): Promise<Section> {
  const server = await PageServer.start(new Map(pages.map((page) => [page.name, page])));
  try {
    const { measured, failed } = await measureAll(pages, server);
    const peer = await measurePeer(pages, server);
    return { title, note, rows: [...rowsOf(measured, peer), failures(failed)] };
  } finally {
    server.stop();
  }
}

/** A page on which anything throws is told on the spot and counted. */
async function measureAll(pages: readonly BenchPage[], server: PageServer) {
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

async function measurePeer(pages: readonly BenchPage[], server: PageServer): Promise<PeerFigures> {
  const peer = await Peer.start();
  try {
    const figures = new Map<string, { tokens: number; milliseconds: number }>();
    for (const { name } of pages) {
      await peer.call('browser_navigate', { url: server.urlOf(name) });
      const started = performance.now();
      const snapshot = await peer.snapshot();
      const milliseconds = performance.now() - started;
      figures.set(name, { tokens: tokens(snapshot), milliseconds });
    }
    return figures;
  } finally {
    await peer.stop();
  }
}
