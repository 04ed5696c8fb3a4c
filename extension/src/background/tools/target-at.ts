import type { Aim } from '../../shared/hands';
import { askHands, type Frame, framesOf } from '../frames';
import type { Place } from '../precise/trusted-input';
import type { ToolContext } from './tool';

/** What lies at a place of a tab, with the place as its own document counts it. */
export interface Hit {
  readonly frame: Frame;
  readonly aim: Aim;
}

/** Frames in frames, this many deep. */
const DEEPEST = 10;

/** Looks through frames, from the top document inwards. */
export async function targetAt(place: Place, { tab, eyes }: ToolContext): Promise<Hit | null> {
  const frames = await framesOf(tab.id);
  await eyes.linkFrames(tab.id, frames);
  let frame = frames[0];
  let { x, y } = place;
  let hit: Hit | null = null;
  for (let depth = 0; frame && depth < DEEPEST; depth++) {
    const firstRef = await eyes.firstRefOf(tab.id, frame);
    const aim: Aim | null = await askHands(tab.id, frame, { hands: 'probe', firstRef, x, y });
    if (!aim) return hit;
    hit = { frame, aim };
    const inner = aim.frameId;
    if (inner === null) return hit;
    const box = await askHands(tab.id, frame, { hands: 'frame box', frameId: inner });
    if (!box) return hit;
    x -= box.left;
    y -= box.top;
    frame = frames.find(({ frameId }) => frameId === inner);
  }
  return hit;
}
