import type { Rect } from '../dom/rect';

/** The box of an image map's area, which has none of its own, in the viewport; null if unused. */
export function areaBox(area: HTMLAreaElement): Rect | null {
  const map = area.closest('map');
  const image = map && document.querySelector(`img[usemap="#${CSS.escape(map.name)}"]`);
  if (!image) return null;
  const box = image.getBoundingClientRect();
  const numbers = area.coords.split(/[\s,]+/).map(Number);
  if (area.shape === 'default' || numbers.some(Number.isNaN)) return box;
  return bounds(area.shape === 'circle' ? squareAround(numbers) : numbers, box);
}

function squareAround([x = 0, y = 0, radius = 0]: number[]): number[] {
  return [x - radius, y - radius, x + radius, y + radius];
}

function bounds(numbers: number[], image: Rect): Rect {
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  return {
    left: image.left + Math.min(...xs),
    top: image.top + Math.min(...ys),
    right: image.left + Math.max(...xs),
    bottom: image.top + Math.max(...ys),
  };
}
