import type { FrameSnapshot, SnapshotRequest } from '../../shared/snapshot';
import { Styles } from '../dom/styles';
import type { RefTable } from '../refs';
import { LineWriter } from './line-writer';
import { Sight } from './sight';
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
  const styles = new Styles();
  const sight = new Sight(styles, wholePage);
  const walk = new Walk(refs, out, sight, request.content === 'elements', styles);
  refs.prune();
  const root = topModal() ?? document.body;
  if (root) walk.run(root);
  return {
    title: document.title,
    url: location.href,
    scroll: scrollState(),
    lines: out.lines,
    frames: walk.frames.map(({ line, element }) => ({ line, frameId: frameIdOf(element) })),
    above: sight.above,
    below: sight.below,
    covered: sight.covered,
    hiddenText: walk.hiddenText,
    highestRef: refs.highest(),
  };
}

function scrollState(): FrameSnapshot['scroll'] {
  const height = document.scrollingElement?.scrollHeight ?? innerHeight;
  return { top: Math.round(scrollY), view: innerHeight, height };
}

/** While a modal dialog is open all the rest is inert (WHATWG HTML, 6.3.1). */
function topModal(): Element | null {
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? null;
}
