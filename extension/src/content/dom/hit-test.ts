import { flatContains, shadowRootOf } from './flat-tree';
import { isOwnOverlay } from './overlays';
import { intersect, isEmpty, type Rect } from './rect';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The element under a point as the person would hit it, through shadow roots, looking past the
 * extension's own overlays.
 */
export function elementAt(x: number, y: number): Element | null {
  let root: DocumentOrShadowRoot = document;
  let found: Element | null = null;
  for (;;) {
    const hit: Element | null = topmost(root, x, y);
    if (!hit || hit === found) return found;
    found = hit;
    const inner = shadowRootOf(hit);
    if (!inner) return found;
    root = inner;
  }
}

function topmost(root: DocumentOrShadowRoot, x: number, y: number): Element | null {
  const hit = root.elementFromPoint(x, y);
  if (!hit || !isOwnOverlay(hit)) return hit;
  return root.elementsFromPoint(x, y).find((element) => !isOwnOverlay(element)) ?? null;
}

/**
 * A point, in the viewport, where a click reaches the element, or null where something else covers
 * every point tried. `visible` is the part of the viewport that clipping leaves, `seen` the box the
 * person sees of it. A hit on an ancestor counts, because a box never lies over its own content
 * unless that lets clicks through.
 */
export function hitPoint(element: Element, visible: Rect, seen: Rect): Point | null {
  const targets: Element[] = [element, ...labelsOf(element)];
  for (const box of boxesOf(element, seen)) {
    const part = intersect(box, visible);
    if (isEmpty(part)) continue;
    for (const point of probes(part)) {
      const hit = elementAt(point.x, point.y);
      if (hit && targets.some((target) => reaches(hit, target))) return point;
    }
  }
  return null;
}

/** A wrapped link has a box for each line; a control drawn by something else has the one seen. */
function boxesOf(element: Element, seen: Rect): Iterable<Rect> {
  const own = [...element.getClientRects()].filter((box) => !isEmpty(intersect(box, seen)));
  return own.length > 0 ? own : [seen];
}

function reaches(hit: Element, target: Element): boolean {
  return flatContains(target, hit) || flatContains(hit, target);
}

function labelsOf(element: Element): Element[] {
  const labels = (element as HTMLInputElement).labels;
  return labels ? [...labels] : [];
}

/** The middle first: it decides nearly always. */
function* probes(rect: Rect): Iterable<Point> {
  const width = rect.right - rect.left;
  const height = rect.bottom - rect.top;
  const at = (fx: number, fy: number) => ({ x: rect.left + width * fx, y: rect.top + height * fy });
  for (const [fx, fy] of PROBES) yield at(fx, fy);
}

const PROBES = [
  [0.5, 0.5],
  [0.15, 0.5],
  [0.85, 0.5],
  [0.5, 0.15],
  [0.5, 0.85],
  [0.05, 0.05],
  [0.95, 0.05],
  [0.05, 0.95],
  [0.95, 0.95],
] as const;
