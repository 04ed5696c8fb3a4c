import type { FrameSnapshot, SnapshotRequest } from '../../shared/snapshot';
import type { RefTable } from '../refs';
import { LineWriter } from './line-writer';
import { Walk } from './walk';

/** Characters of one block's text; reading a page is the business of its page text. */
const TEXT_IN_VIEW = 240;
const TEXT_ON_PAGE = 120;

/**
 * Looks at this document. Synchronous, changes nothing in the page.
 *
 * @param frameIdOf the browser's id of a frame element's document, null while unknown
 */
export function takeSnapshot(
  request: SnapshotRequest,
  refs: RefTable,
  frameIdOf: (frame: Element) => number | null,
): FrameSnapshot {
  const wholePage = request.scope === 'page';
  const out = new LineWriter(wholePage ? TEXT_ON_PAGE : TEXT_IN_VIEW);
  const walk = new Walk(refs, out, { wholePage, elementsOnly: request.content === 'elements' });
  refs.prune();
  if (document.body) walk.run(document.body);
  return {
    title: document.title,
    url: location.href,
    scroll: scrollState(),
    lines: out.lines,
    frames: walk.frames.map(({ line, element }) => ({ line, frameId: frameIdOf(element) })),
    above: walk.above,
    below: walk.below,
    covered: walk.covered,
    hiddenText: walk.hiddenText,
    highestRef: refs.highest(),
  };
}

function scrollState(): FrameSnapshot['scroll'] {
  const height = document.scrollingElement?.scrollHeight ?? innerHeight;
  return { top: Math.round(scrollY), view: innerHeight, height };
}
