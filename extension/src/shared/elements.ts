/** One control of a snapshot, in the shape that the base contract knows. */
export interface ListedElement {
  readonly id: number;
  readonly role: string;
  readonly name: string;
  /** Its state in words, as in the snapshot. */
  readonly state?: string;
}

/** Page text never holds `#` before a digit, and no name holds a double quote (see quote.ts). */
const CONTROL = /#(\d+) (\S+)(?: "([^"]*)")?((?: (?:value )?(?:"[^"]*"|\([^)\n]*\)|[a-z]+))*)/g;

/** The controls that a snapshot's text tells, in its order. */
export function elementsOf(snapshot: string): ListedElement[] {
  return [...snapshot.matchAll(CONTROL)].map(([, id, role = '', name = '', rest = '']) => {
    const state = rest.trim();
    return { id: Number(id), role, name, ...(state ? { state } : {}) };
  });
}
