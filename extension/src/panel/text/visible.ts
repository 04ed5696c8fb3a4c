/**
 * Characters that turn the order of what is read around (Unicode Bidirectional Algorithm, 2): text
 * with them can look like something that it is not. The plain marks that Arabic and Hebrew need
 * (LRM, RLM, ALM) are not among them.
 */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** What is not drawn: controls, format characters, fillers (Unicode, 5.21). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Among them what is seen after all: lines, tabs, and that an emoji is drawn as one. */
const SEEN: readonly string[] = ['\n', '\t', '\ufe0f'];

/** Text of a model or a page for reading: in it nothing is turned around unseen. */
export function withoutTurning(text: string): string {
  return text.replace(TURNING, named);
}

/** Text that a person decides by: each character that cannot be seen is named. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (unseen) => (SEEN.includes(unseen) ? unseen : named(unseen)));
}

/** The same on one line, and not longer than so many characters. */
export function visibleLine(text: string, most = 200): string {
  const line = visible(text.slice(0, most * 4))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
