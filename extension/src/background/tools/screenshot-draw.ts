import type { RefBox, Shot } from './screenshot-shoot';

/** A picture as it goes to the model. */
export interface Picture {
  readonly mime_type: 'image/jpeg' | 'image/png';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Base64. */
  readonly image: string;
  /** CSS pixels of the page for one pixel of the picture: what click_at counts in. */
  readonly css_per_pixel: number;
  readonly note?: string;
}

const JPEG_QUALITY = 0.8;

/** Puts the pieces together, scales, draws the numbers in, and encodes: the type is what it says. */
export async function drawShot(
  shot: Shot,
  format: 'jpeg' | 'png',
  longestSide: number,
): Promise<Picture> {
  const scale = Math.min(1, longestSide / Math.max(shot.width, shot.height));
  const width = Math.max(1, Math.round(shot.width * scale));
  const height = Math.max(1, Math.round(shot.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const brush = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  brush.fillStyle = 'white';
  brush.fillRect(0, 0, width, height);
  for (const piece of shot.pieces) {
    const bitmap = await createImageBitmap(await (await fetch(piece.dataUrl)).blob());
    // A picture of the screen has more pixels than the page counts where the display is dense.
    const drawn = (bitmap.height * width) / bitmap.width;
    brush.drawImage(bitmap, 0, piece.top * scale, width, drawn);
    bitmap.close();
  }
  for (const box of shot.refs) drawRef(brush, box, scale);
  const type = format === 'png' ? 'image/png' : 'image/jpeg';
  const blob = await canvas.convertToBlob({ type, quality: JPEG_QUALITY });
  return {
    mime_type: type,
    width,
    height,
    image: base64Of(new Uint8Array(await blob.arrayBuffer())),
    css_per_pixel: Math.round((shot.width / width) * 1000) / 1000,
    ...(shot.cut ? { note: 'the page is longer than the picture' } : {}),
  };
}

function drawRef(brush: OffscreenCanvasRenderingContext2D, box: RefBox, scale: number): void {
  const [left, top] = [box.left * scale, box.top * scale];
  brush.lineWidth = 2;
  brush.strokeStyle = '#d6006c';
  brush.strokeRect(left, top, box.width * scale, box.height * scale);
  const label = String(box.ref);
  brush.font = 'bold 12px sans-serif';
  const wide = brush.measureText(label).width + 6;
  brush.fillStyle = '#d6006c';
  brush.fillRect(left, Math.max(0, top - 15), wide, 15);
  brush.fillStyle = 'white';
  brush.fillText(label, left + 3, Math.max(12, top - 3));
}

/** In pieces, because a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
