import { type Peer, peerRef } from '../peer/peer';
import { tokens } from '../tokens';
import { addChangers, CHANGERS } from './changers';

/** What the peer's client is given after such a click, in tokens. */
export interface PeerTold {
  readonly answer: number;
  /** The snapshot to which the answer points, without which it tells nothing of the page. */
  readonly snapshot: number;
}

export async function peerChanges(peer: Peer, url: string): Promise<PeerTold[]> {
  await peer.call('browser_navigate', { url });
  await peer.call('browser_evaluate', { function: `() => (${addChangers})()` });
  const seen = await peer.snapshot();
  const told: PeerTold[] = [];
  for (const { name } of CHANGERS) {
    const target = peerRef(seen, 'button', name);
    const answer = await peer.call('browser_click', { element: name, target });
    const snapshot = await peer.linkedSnapshot(answer);
    told.push({ answer: tokens(answer), snapshot: tokens(snapshot) });
  }
  return told;
}
