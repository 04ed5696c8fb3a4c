import { HandsError } from './hands-error';

/** One stroke: a key with the modifiers held. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Key values by UI Events KeyboardEvent key Values, with the legacy codes that pages still read. */
const NAMED: Readonly<Record<string, readonly [key: string, code: string, keyCode: number]>> = {
  enter: ['Enter', 'Enter', 13],
  tab: ['Tab', 'Tab', 9],
  escape: ['Escape', 'Escape', 27],
  backspace: ['Backspace', 'Backspace', 8],
  delete: ['Delete', 'Delete', 46],
  insert: ['Insert', 'Insert', 45],
  space: [' ', 'Space', 32],
  home: ['Home', 'Home', 36],
  end: ['End', 'End', 35],
  pageup: ['PageUp', 'PageUp', 33],
  pagedown: ['PageDown', 'PageDown', 34],
  arrowleft: ['ArrowLeft', 'ArrowLeft', 37],
  arrowup: ['ArrowUp', 'ArrowUp', 38],
  arrowright: ['ArrowRight', 'ArrowRight', 39],
  arrowdown: ['ArrowDown', 'ArrowDown', 40],
  contextmenu: ['ContextMenu', 'ContextMenu', 93],
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `f${i + 1}`,
      [`F${i + 1}`, `F${i + 1}`, 112 + i] as const,
    ]),
  ),
};

const ALIASES: Readonly<Record<string, string>> = {
  return: 'enter',
  esc: 'escape',
  del: 'delete',
  left: 'arrowleft',
  up: 'arrowup',
  right: 'arrowright',
  down: 'arrowdown',
  ' ': 'space',
  spacebar: 'space',
};

const MODIFIERS: Readonly<Record<string, 'ctrl' | 'shift' | 'alt' | 'meta'>> = {
  ctrl: 'ctrl',
  control: 'ctrl',
  shift: 'shift',
  alt: 'alt',
  option: 'alt',
  meta: 'meta',
  cmd: 'meta',
  command: 'meta',
};

/**
 * Reads `Enter`, `a`, `Control+A`, `Shift+Tab`.
 *
 * @throws HandsError for a key that there is none of
 */
export function strokeOf(keys: string): Stroke {
  const plus = keys === '+' || keys.endsWith('++');
  const parts = (plus ? keys.slice(0, -1) : keys).split('+').filter((part) => part !== '');
  if (plus) parts.push('+');
  const last = parts.pop() ?? '';
  const held = { ctrl: false, shift: false, alt: false, meta: false };
  for (const part of parts) {
    const modifier = MODIFIERS[part.trim().toLowerCase()];
    if (!modifier) throw new HandsError(`"${part}" is no modifier: use Control, Shift, Alt, Meta`);
    held[modifier] = true;
  }
  return { ...named(last), ...held };
}

/** The stroke that writes a character; a shifted one holds Shift. */
export function strokeOfCharacter(character: string): Stroke {
  const shift = character !== character.toLowerCase();
  return { ...keyOf(character), shift, ctrl: false, alt: false, meta: false };
}

function named(word: string): Pick<Stroke, 'key' | 'code' | 'keyCode'> {
  const lower = word === ' ' ? word : word.trim().toLowerCase();
  const found = NAMED[ALIASES[lower] ?? lower];
  if (found) return { key: found[0], code: found[1], keyCode: found[2] };
  if ([...word].length !== 1) {
    throw new HandsError(`"${word}" is no key: use Enter, Tab, Escape, ArrowDown, a, Control+A …`);
  }
  return keyOf(word);
}

function keyOf(character: string): Pick<Stroke, 'key' | 'code' | 'keyCode'> {
  if (character === '\n') return { key: 'Enter', code: 'Enter', keyCode: 13 };
  if (character === ' ') return { key: ' ', code: 'Space', keyCode: 32 };
  const upper = character.toUpperCase();
  if (/^[A-Z]$/.test(upper)) {
    return { key: character, code: `Key${upper}`, keyCode: upper.charCodeAt(0) };
  }
  if (/^\d$/.test(character)) {
    return { key: character, code: `Digit${character}`, keyCode: character.charCodeAt(0) };
  }
  return { key: character, code: '', keyCode: PUNCTUATION[character] ?? 0 };
}

const PUNCTUATION: Readonly<Record<string, number>> = {
  ';': 186,
  '=': 187,
  ',': 188,
  '-': 189,
  '.': 190,
  '/': 191,
  '`': 192,
  '[': 219,
  '\\': 220,
  ']': 221,
  "'": 222,
};
