import { intersect, type Rect } from './rect';

/** What `clip` and `clip-path` leave of a box, in the viewport; null where they leave it as it is. */
export function shapeLeft(style: CSSStyleDeclaration, boxOf: () => Rect): Rect | null {
  const { clip, clipPath, position } = style;
  if (clipPath !== 'none') {
    const box = boxOf();
    const shape = boundsOf(clipPath, box);
    return shape && intersect(shape, box);
  }
  // The old property works on these only (CSS Masking 1, 6.1).
  if (clip === 'auto' || !/absolute|fixed/.test(position)) return null;
  const box = boxOf();
  return intersect(rectOf(clip, box), box);
}

/** `rect(top, right, bottom, left)`, counted from the upper left corner. */
function rectOf(clip: string, box: Rect): Rect {
  const [top, right, bottom, left] = (clip.match(/-?[\d.]+(?=px)|auto/g) ?? []).map(
    Number.parseFloat,
  );
  const edge = (from: number, by: number | undefined, otherwise: number) =>
    by === undefined || Number.isNaN(by) ? otherwise : from + by;
  return {
    left: edge(box.left, left, box.left),
    top: edge(box.top, top, box.top),
    right: edge(box.left, right, box.right),
    bottom: edge(box.top, bottom, box.bottom),
  };
}

/** The box around a basic shape (CSS Shapes 1, 3); null for other shapes, which may show anything. */
function boundsOf(clipPath: string, box: Rect): Rect | null {
  const [, shape, given = ''] = /^(inset|circle|ellipse|polygon)\(([^()]*)\)/.exec(clipPath) ?? [];
  switch (shape) {
    case 'inset':
      return insetOf(given, box);
    case 'circle':
    case 'ellipse':
      return roundOf(given, box, shape === 'circle');
    case 'polygon':
      return polygonOf(given, box);
    default:
      return null;
  }
}

function insetOf(given: string, box: Rect): Rect | null {
  const [width, height] = sizeOf(box);
  const [top, right = top, bottom = top, left = right] = (given.split(' round ')[0] ?? '').split(
    ' ',
  );
  const [t, r] = [lengthOf(top, height), lengthOf(right, width)];
  const [b, l] = [lengthOf(bottom, height), lengthOf(left, width)];
  if (t === null || r === null || b === null || l === null) return null;
  return { left: box.left + l, top: box.top + t, right: box.right - r, bottom: box.bottom - b };
}

function roundOf(given: string, box: Rect, isCircle: boolean): Rect | null {
  const [width, height] = sizeOf(box);
  const [radii = '', at = ''] = given.split(/ ?at /);
  const [across, along = across] = radii.trim().split(' ');
  const diagonal = Math.hypot(width, height) / Math.SQRT2;
  const a = lengthOf(across, isCircle ? diagonal : width);
  const b = lengthOf(along, isCircle ? diagonal : height);
  const [x = '50%', y = '50%'] = at
    .replace(/center/g, '50%')
    .split(' ')
    .filter(Boolean);
  const [dx, dy] = [lengthOf(x, width), lengthOf(y, height)];
  if (a === null || b === null || dx === null || dy === null) return null;
  const [cx, cy] = [box.left + dx, box.top + dy];
  return { left: cx - a, top: cy - b, right: cx + a, bottom: cy + b };
}

function polygonOf(given: string, box: Rect): Rect | null {
  const [width, height] = sizeOf(box);
  const points = given
    .replace(/^(nonzero|evenodd), ?/, '')
    .split(', ')
    .map((point) => point.split(' '));
  const xs = points.map(([x]) => lengthOf(x, width));
  const ys = points.map(([, y]) => lengthOf(y, height));
  if (!xs.every(isKnown) || !ys.every(isKnown)) return null;
  return {
    left: box.left + Math.min(...xs),
    top: box.top + Math.min(...ys),
    right: box.left + Math.max(...xs),
    bottom: box.top + Math.max(...ys),
  };
}

function isKnown(length: number | null): length is number {
  return length !== null;
}

function sizeOf({ left, top, right, bottom }: Rect): [number, number] {
  return [right - left, bottom - top];
}

/** A computed length in pixels or per cent; null for what is neither. */
function lengthOf(css: string | undefined, whole: number): number | null {
  const [, number, unit] = /^(-?[\d.]+(?:e[+-]?\d+)?)(px|%)$/.exec(css ?? '') ?? [];
  if (number === undefined) return null;
  return unit === '%' ? (Number(number) / 100) * whole : Number(number);
}
