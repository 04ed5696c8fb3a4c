import { Whole } from '../../test/support/whole';
import { Peer } from '../peer/peer';
import { median, quantile } from '../report/quantile';
import { type Row, type Section, told } from '../report/row';
import type { Scope } from '../scope';
import { ourTrips } from './our-trips';
import { peerTrips } from './peer-trips';
import { STILL_PAGE } from './still-page';
import { Timings, TRIPS } from './trip';

/** Rounds in one run: with four calls each they must stay below MAX_STEPS. */
const ROUNDS = 5;

const NOTE =
  "Ours: from the model's function call to its having the next request, through server, socket and" +
  " extension, on a page that does nothing. Playwright MCP: from the client's request to the" +
  ' answer, over stdio, on the same page. In turns.';

/** Tool calls through the whole, beside the peer's. */
export async function trips({ runs }: Scope): Promise<Section[]> {
  const whole = await Whole.start(new Map([['still', STILL_PAGE]]));
  const peer = await Peer.start().catch(async (error: unknown) => {
    await whole.close();
    throw error;
  });
  try {
    const [ours, theirs] = await takeTurns(whole, peer, runs);
    return [{ title: 'Tool round trips', note: NOTE, rows: rows(ours, theirs) }];
  } finally {
    await peer.stop();
    await whole.close();
  }
}

/** The first turn of each does not count. */
async function takeTurns(whole: Whole, peer: Peer, runs: number): Promise<[Timings, Timings]> {
  const [ours, theirs] = [new Timings(), new Timings()];
  for (let turn = 0; turn <= runs; turn++) {
    const mine = await ourTrips(whole, ROUNDS);
    const other = await peerTrips(peer, whole.urlOf('still'), ROUNDS);
    if (turn === 0) continue;
    ours.addAll(mine);
    theirs.addAll(other);
  }
  return [ours, theirs];
}

function rows(ours: Timings, theirs: Timings): Row[] {
  return TRIPS.flatMap(({ tool, peer }) => {
    const [mine, other] = [ours.of(tool), theirs.of(peer)];
    const what = `${tool} / ${peer}`;
    return [
      told(`${what}, ms, p50`, median(mine), median(other)),
      told(`${what}, ms, p90`, quantile(mine, 0.9), quantile(other, 0.9)),
    ];
  });
}
