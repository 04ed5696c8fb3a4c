import type { Box, PageExtent } from '../../shared/hands';
import { captureInFront as capture } from '../capture';
import { askHands, type Frame, framesOf } from '../frames';
import type { ToolContext } from './tool';

/** A number and where it is to be drawn, in CSS pixels of the picture. */
export type RefBox = Box & { readonly ref: number };

/** Pieces of a picture, each with its place in CSS pixels. */
export interface Shot {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly { readonly top: number; readonly dataUrl: string }[];
  readonly refs: readonly RefBox[];
  /** Whether the page is longer than the picture. */
  readonly cut: boolean;
}

/** Windows of a tall page that are put together; more is no use to a model. */
const MOST_PIECES = 8;

/** Takes the pictures; null where the tab is not in front and precise mode is off. */
export async function shoot(
  context: ToolContext,
  fullPage: boolean,
  withRefs: boolean,
): Promise<Shot | null> {
  const tabId = context.tab.id;
  const top = (await framesOf(tabId))[0];
  if (!top) return null;
  const extent = await askHands(tabId, top, { hands: 'extent' });
  const refs = withRefs ? await refBoxes(context, top) : [];
  const view = { width: extent.viewWidth, height: extent.viewHeight, cut: false };
  if (context.precise) {
    const base64 = await context.precise.capture(tabId, 'png', fullPage);
    const size = fullPage ? { width: extent.width, height: extent.height, cut: false } : view;
    const dataUrl = `data:image/png;base64,${base64}`;
    return { ...size, refs: moved(refs, fullPage ? extent : null), pieces: [{ top: 0, dataUrl }] };
  }
  const { active, windowId } = await chrome.tabs.get(tabId);
  const { state } = await chrome.windows.get(windowId);
  if (!active || state === 'minimized') return null;
  if (!fullPage) return { ...view, refs, pieces: [{ top: 0, dataUrl: await capture(windowId) }] };
  return { ...(await stitched(tabId, windowId, top, extent)), refs: moved(refs, extent) };
}

/** Scrolls through the page and back again. */
async function stitched(tabId: number, windowId: number, top: Frame, extent: PageExtent) {
  const count = Math.ceil(extent.height / extent.viewHeight);
  const height = Math.min(extent.height, MOST_PIECES * extent.viewHeight);
  const pieces: { top: number; dataUrl: string }[] = [];
  try {
    for (let index = 0; index < Math.min(count, MOST_PIECES); index++) {
      const y = index * extent.viewHeight;
      const scroll = { hands: 'scroll view', x: extent.x, y, still: index > 0 } as const;
      const now = await askHands(tabId, top, scroll);
      pieces.push({ top: now.y, dataUrl: await capture(windowId) });
    }
  } finally {
    await askHands(tabId, top, { hands: 'scroll view', x: extent.x, y: extent.y, still: false });
  }
  return { width: extent.viewWidth, height, pieces, cut: count > MOST_PIECES };
}

/** From the viewport to the page. */
function moved(refs: readonly RefBox[], by: { x: number; y: number } | null): RefBox[] {
  return refs.map((box) => ({
    ...box,
    left: box.left + (by?.x ?? 0),
    top: box.top + (by?.y ?? 0),
  }));
}

/** Only those of the top document: a frame does not know where it stands. */
async function refBoxes({ eyes, tab }: ToolContext, top: Frame): Promise<readonly RefBox[]> {
  await eyes.look(tab.id, { scope: 'viewport', content: 'elements' });
  const firstRef = await eyes.firstRefOf(tab.id, top);
  return askHands(tab.id, top, { hands: 'ref boxes', firstRef });
}
