import type { Target } from '../shared/run-messages';
import { askRunSide, framesOf } from './frames';
import type { AimedAt, ToolContext } from './tools/tool';

type Seeing = Pick<ToolContext, 'tab' | 'eyes' | 'hands'>;

/** What a number leads to, as its document has it. */
export async function targetOf(
  ref: number,
  byPointer: boolean,
  { tab, eyes, hands }: Seeing,
): Promise<Target> {
  const frame = await hands.frameOf(tab.id, ref);
  const firstRef = await eyes.firstRefOf(tab.id, frame);
  return askRunSide(tab.id, frame, { run: 'target', firstRef, ref, byPointer });
}

/** Frames in frames, this many deep. */
const DEEPEST = 10;

/** What a key goes to: trusted ones go to the frame that has the focus, others to the top document. */
export async function focusedIn({ tab, eyes, precise }: ToolContext): Promise<Target> {
  const frames = await framesOf(tab.id);
  if (precise) await eyes.linkFrames(tab.id, frames);
  let [frame] = frames;
  let found: Target = { target: 'the page', sends: false, origin: '', frameId: null };
  for (let depth = 0; frame && depth < DEEPEST; depth++) {
    found = await askRunSide(tab.id, frame, { run: 'focused' });
    const inner = precise ? found.frameId : null;
    frame = frames.find(({ frameId }) => frameId === inner && frameId !== 0);
  }
  return found;
}

/** @param byPointer whether it is pressed: then a form is sent only by what sends it */
export function aimedAt(target: Target, byPointer: boolean): AimedAt {
  const form = byPointer && !target.sends ? undefined : target.form;
  const url = target.link ?? form;
  return {
    target: target.target,
    origin: target.origin,
    ...(url === undefined ? {} : { url }),
  };
}

/** The origin of an address, where it has one. */
export function originOf(url: string): { readonly origin?: string } {
  return URL.canParse(url) ? { origin: new URL(url).origin } : {};
}
