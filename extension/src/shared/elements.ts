import { LINK_HINT, STATE_WORD } from './state-words';

/** One control of a snapshot, in the shape that the base contract knows. */
export interface ListedElement {
  readonly id: number;
  readonly role: string;
  readonly name: string;
  /** Its marks and state in words, as in the snapshot. */
  readonly state?: string;
}

/** Page text never holds `#` before a digit, and no name holds a double quote (see quote.ts). */
const CONTROL = /#(\d+) (\S+)(?: "([^"]*)")?|img "[^"]*"/g;

/** A line that only names a group or a frame; its name may hold anything but a double quote. */
const GROUP = /^ *[a-z]+(?: "[^"]*")?(?: → \S+)?$/;

/** What control.ts writes behind a control's name. */
const STATE = new RegExp(`^(?: ${LINK_HINT.source})?((?: (?:${STATE_WORD.source}))*)`);

/** No state is longer. */
const REACH = 400;

/** The controls that a snapshot's text tells, in its order. */
export function elementsOf(snapshot: string): ListedElement[] {
  return snapshot.split('\n').flatMap((line) => (GROUP.test(line) ? [] : elementsOn(line)));
}

function elementsOn(line: string): ListedElement[] {
  const found: ListedElement[] = [];
  for (const match of line.matchAll(CONTROL)) {
    const [all, id, role = '', name = ''] = match;
    if (id === undefined) continue;
    const end = match.index + all.length;
    const state = STATE.exec(line.slice(end, end + REACH))?.[1]?.trim();
    found.push({ id: Number(id), role, name, ...(state ? { state } : {}) });
  }
  return found;
}
