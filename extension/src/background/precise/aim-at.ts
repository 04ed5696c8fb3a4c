import type { Frame } from '../frames';
import { askHands, framesOf, Refusal } from '../frames';
import type { ToolContext } from '../tools/tool';
import type { Place } from './trusted-input';

/** A place in the tab's viewport, and what is there in words. */
export interface Aimed extends Place {
  readonly target: string;
}

/** Where an element is reached, counted from the corner of the tab, through the frames around it. */
export async function aimAt(ref: number, { tab, eyes, hands }: ToolContext): Promise<Aimed> {
  const frames = await framesOf(tab.id);
  await eyes.linkFrames(tab.id, frames);
  let frame: Frame = await hands.frameOf(tab.id, ref);
  const firstRef = await eyes.firstRefOf(tab.id, frame);
  let { x, y, target } = await askHands(tab.id, frame, { hands: 'aim', firstRef, ref });
  while (frame.frameId !== 0) {
    const { frameId, parentFrameId } = frame;
    const parent = frames.find((each) => each.frameId === parentFrameId);
    const box = parent && (await askHands(tab.id, parent, { hands: 'frame box', frameId }));
    if (!parent || !box) throw new Refusal('the place of its frame is not known');
    x += box.left;
    y += box.top;
    frame = parent;
  }
  return { x, y, target };
}
