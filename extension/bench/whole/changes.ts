import { Whole } from '../../test/support/whole';
import type { BenchPage } from '../pages';
import { Peer } from '../peer/peer';
import { median, quantile } from '../report/quantile';
import { atMost, failures, type Row, type Section, told } from '../report/row';
import type { Scope } from '../scope';
import { ourChanges, type Told } from './our-changes';
import { type PeerTold, peerChanges } from './peer-changes';

/** Tokens that a small change may cost at the median. */
const AT_MOST = 150;

const NOTE =
  'Each page gets three buttons: one adds a line, one toggles its own state, one changes the value' +
  ' of a field. Ours is what the model is given with the result of the click; Playwright MCP' +
  ' answers with a link to a file that has the whole snapshot.';

/** What the model is told of a small change, in tokens, on all pages. */
export async function changes({ real, own }: Scope): Promise<Section[]> {
  const pages = [...real, ...own];
  const whole = await Whole.start(new Map(pages.map((page) => [page.name, page])));
  try {
    // Nothing is timed, so both may go on at once.
    const [ours, theirs] = await Promise.all([
      onEach(pages, ({ name }) => ourChanges(whole, name)),
      ofPeer(pages, whole),
    ]);
    const title = `The difference after a small change (${pages.length} pages)`;
    return [{ title, note: NOTE, rows: rows(ours, theirs.told) }];
  } finally {
    await whole.close();
  }
}

interface Outcome<T> {
  readonly told: readonly T[];
  readonly failed: number;
}

/** A page on which it cannot be done is told on the spot and counted. */
async function onEach<T>(
  pages: readonly BenchPage[],
  change: (page: BenchPage) => Promise<T[]>,
): Promise<Outcome<T>> {
  const told: T[] = [];
  let failed = 0;
  for (const page of pages) {
    try {
      told.push(...(await change(page)));
    } catch (error) {
      failed += 1;
      console.error(`${page.name}: ${(error as Error).message}`);
    }
  }
  return { told, failed };
}

async function ofPeer(pages: readonly BenchPage[], whole: Whole): Promise<Outcome<PeerTold>> {
  const peer = await Peer.start();
  try {
    return await onEach(pages, ({ name }) => peerChanges(peer, whole.urlOf(name)));
  } finally {
    await peer.stop();
  }
}

function rows(ours: Outcome<Told>, theirs: readonly PeerTold[]): Row[] {
  const page = ours.told.map((each) => each.page);
  const answer = ours.told.map((each) => each.answer);
  const link = theirs.map((each) => each.answer);
  const snapshot = theirs.map((each) => each.snapshot);
  return [
    atMost('what changed, tokens, median', median(page), AT_MOST, median(snapshot)),
    told('what changed, tokens, p90', quantile(page, 0.9), quantile(snapshot, 0.9)),
    told('the answer to the click itself, tokens, median', median(answer), median(link)),
    failures(ours.failed),
  ];
}
