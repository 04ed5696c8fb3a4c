/** Draws the extension's icons: an arrow in a rounded square. */
import { writeFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';

const SIZES = [16, 32, 48, 128];
const BACK = [214, 0, 108] as const;
const FRONT = [255, 255, 255] as const;

/** Samples along each side of a pixel: edges are smooth. */
const SAMPLES = 4;

/** Corners of the arrow, in shares of the side. */
const ARROW = [
  [0.3, 0.2],
  [0.3, 0.76],
  [0.44, 0.63],
  [0.54, 0.83],
  [0.64, 0.78],
  [0.54, 0.58],
  [0.73, 0.57],
] as const;

/** @param folder where `icon-16.png` and so on are put */
export async function drawIcons(folder: string): Promise<void> {
  await Promise.all(SIZES.map((size) => writeFile(`${folder}/icon-${size}.png`, iconOf(size))));
}

function iconOf(size: number): Uint8Array {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      rows.set(pixelAt(x, y, size), y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

/** Red, green, blue and opacity. */
function pixelAt(x: number, y: number, size: number): number[] {
  let [inside, onArrow] = [0, 0];
  for (let sample = 0; sample < SAMPLES ** 2; sample++) {
    const px = (x + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
    const py = (y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
    if (isInSquare(px, py)) inside++;
    if (isInArrow(px, py)) onArrow++;
  }
  const share = onArrow / Math.max(1, inside);
  const colour = BACK.map((back, index) => back + ((FRONT[index] ?? 0) - back) * share);
  return [...colour.map(Math.round), Math.round((255 * inside) / SAMPLES ** 2)];
}

function isInSquare(x: number, y: number): boolean {
  const radius = 0.22;
  const dx = Math.max(0, Math.abs(x - 0.5) - (0.5 - radius));
  const dy = Math.max(0, Math.abs(y - 0.5) - (0.5 - radius));
  return Math.hypot(dx, dy) <= radius;
}

/** By the number of edges that a line to the right crosses. */
function isInArrow(x: number, y: number): boolean {
  let inside = false;
  ARROW.forEach(([ax, ay], index) => {
    const [bx, by] = ARROW[(index + 1) % ARROW.length] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

/** A chunk of a PNG (W3C PNG, 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, sum]);
}

/** The checksum of a chunk (W3C PNG, annex D); Node has it only from version 22 on. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
