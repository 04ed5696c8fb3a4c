/** As the server takes it: with what Base64 adds, well below its limit for a message. */
const MOST_BYTES = 8 * 1024 * 1024;

export type Refusal = 'wrongType' | 'tooLarge' | 'unreadable';

export interface Picture {
  readonly name: string;
  readonly dataUrl: string;
}

/** A picture that may be sent, or why not. */
export type Taken = { readonly picture: Picture } | { readonly refused: Refusal };

const BEGINNINGS: readonly (readonly [type: string, begins: (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => has(bytes, 0, '\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (bytes) => has(bytes, 0, '\xff\xd8\xff')],
  ['image/webp', (bytes) => has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBP')],
  ['image/gif', (bytes) => has(bytes, 0, 'GIF87a') || has(bytes, 0, 'GIF89a')],
];

/** The type is told by the first bytes, as the server does it, not by the file's name. */
export function imageType(bytes: Uint8Array): string | null {
  return BEGINNINGS.find(([, begins]) => begins(bytes))?.[0] ?? null;
}

export async function pictureOf(file: File): Promise<Taken> {
  if (file.size > MOST_BYTES) return { refused: 'tooLarge' };
  try {
    const type = imageType(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
    if (!type) return { refused: 'wrongType' };
    return { picture: { name: file.name, dataUrl: await dataUrlOf(new Blob([file], { type })) } };
  } catch {
    return { refused: 'unreadable' };
  }
}

export function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

function has(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((character, i) => bytes[at + i] === character.charCodeAt(0));
}
