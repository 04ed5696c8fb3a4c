import { type Peer, peerRef } from '../peer/peer';
import { Timings } from './trip';

/** The same calls of the peer, from its client's request to its answer. */
export async function peerTrips(peer: Peer, url: string, rounds: number): Promise<Timings> {
  await peer.call('browser_navigate', { url });
  const snapshot = await peer.snapshot();
  const button = { element: 'Press', target: peerRef(snapshot, 'button', 'Press') };
  const field = { element: 'Name', target: peerRef(snapshot, 'textbox', 'Name') };
  const timings = new Timings();
  const time = async (tool: string, argument: object) => {
    const started = performance.now();
    await peer.call(tool, argument);
    timings.add(tool, performance.now() - started);
  };
  for (let round = 0; round < rounds; round++) {
    await time('browser_click', button);
    await time('browser_type', { ...field, text: `Budi ${round}` });
    await time('browser_snapshot', {});
  }
  return timings;
}
