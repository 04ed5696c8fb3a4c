/** One control of a snapshot, in the shape that the base contract knows. */
export interface ListedElement {
  readonly id: number;
  readonly role: string;
  readonly name: string;
  /** Its state in words, as in the snapshot. */
  readonly state?: string;
}

/** Page text never holds `#` before a digit, and no name holds a double quote (see quote.ts). */
const CONTROL = /#(\d+) (\S+)(?: "([^"]*)")?/g;

/** What state.ts writes behind a control. */
const STATE =
  /^(?: (?:value "[^"]*"|\([^)\n]*\)|(?:mixed|checked|pressed|selected|current|expanded|collapsed|required|invalid|readonly|disabled|focused|filled|secret)\b))*/;

/** No state is longer. */
const REACH = 400;

/** The controls that a snapshot's text tells, in its order. */
export function elementsOf(snapshot: string): ListedElement[] {
  return [...snapshot.matchAll(CONTROL)].map((match) => {
    const [all, id, role = '', name = ''] = match;
    const state = STATE.exec(
      snapshot.slice(match.index + all.length, match.index + all.length + REACH),
    )?.[0].trim();
    return { id: Number(id), role, name, ...(state ? { state } : {}) };
  });
}
