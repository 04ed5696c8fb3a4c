/** Red, green and blue from 0 to 255; alpha from 0, nothing, to 1, all. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** The most that two colours may differ in any channel and still be one to the eye. */
const ALIKE = 24;

/** Other spellings than `rgb()` are worked out by drawing; a page may have a new one each time. */
const MOST_KNOWN = 500;
const known = new Map<string, Colour | null>();

const RGB = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;

/** A computed colour, or null where it cannot be read. */
export function colourOf(css: string): Colour | null {
  let colour = known.get(css);
  if (colour !== undefined) return colour;
  const [all, red, green, blue, alpha = '1'] = RGB.exec(css) ?? [];
  colour = all
    ? { red: Number(red), green: Number(green), blue: Number(blue), alpha: Number(alpha) }
    : drawn(css);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(css, colour);
  return colour;
}

/** `oklch()`, `color()` and the like, as the browser itself draws them. */
function drawn(css: string): Colour | null {
  if (!CSS.supports('color', css)) return null;
  const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!brush) return null;
  brush.fillStyle = css;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, alpha: alpha / 255 };
}

/** What is seen where one colour lies over an opaque one. */
export function over(front: Colour, back: Colour): Colour {
  const mixed = (a: number, b: number) => a * front.alpha + b * (1 - front.alpha);
  return {
    red: mixed(front.red, back.red),
    green: mixed(front.green, back.green),
    blue: mixed(front.blue, back.blue),
    alpha: 1,
  };
}

/** Whether nobody could tell one from the other; alpha does not count. */
export function areAlike(a: Colour, b: Colour): boolean {
  const far = Math.max(
    Math.abs(a.red - b.red),
    Math.abs(a.green - b.green),
    Math.abs(a.blue - b.blue),
  );
  return far <= ALIKE;
}
