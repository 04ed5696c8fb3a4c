import { BLOCK_SIZE } from '../shared/ref-block';

/** What a number leads to; a stale one never leads to another element. */
export type Resolution =
  | { readonly kind: 'found'; readonly element: Element }
  | { readonly kind: 'stale'; readonly why: 'unknown' | 'gone' | 'changed' };

/** What an element is taken for; when this changes it gets a new number. */
export interface Identity {
  readonly role: string;
  readonly name: string;
}

interface Entry {
  readonly element: WeakRef<Element>;
  readonly identity: Identity;
}

/** Numbers above a block go on here, so that a frame never runs out (see {@link RefTable}). */
const OVERFLOW_START = 100_000_000;
const OVERFLOW_STRIDE = 1_000_000;

/**
 * The numbers (refs) of one document. A number belongs to one element while its role and name
 * hold, and is given out once: the counter only grows. Blocks are handed out by the background so
 * that numbers are unique over the tab; the overflow region of a block is found by its index, needs
 * no question, and stays below 2³¹.
 */
export class RefTable {
  private readonly entries = new Map<number, Entry>();
  private readonly current = new WeakMap<Element, number>();
  private used = 0;

  /** @param first the first number of this document's block, at least 1 */
  constructor(private readonly first: number) {
    if (first < 1) throw new RangeError(`first must be >= 1: ${first}`);
  }

  /** The element's number, a new one where it has none or is no longer what it was. */
  refOf(element: Element, identity: Identity): number {
    const known = this.current.get(element);
    if (known !== undefined && this.holds(known, identity)) return known;
    if (known !== undefined) this.entries.delete(known);
    const ref = this.next();
    this.entries.set(ref, { element: new WeakRef(element), identity });
    this.current.set(element, ref);
    return ref;
  }

  /** @param identify tells what an element is now; it is compared with what it was */
  resolve(ref: number, identify: (element: Element) => Identity): Resolution {
    const entry = this.entries.get(ref);
    if (!entry) return { kind: 'stale', why: 'unknown' };
    const element = entry.element.deref();
    if (!element?.isConnected) return { kind: 'stale', why: 'gone' };
    const now = identify(element);
    const same = now.role === entry.identity.role && now.name === entry.identity.name;
    return same ? { kind: 'found', element } : { kind: 'stale', why: 'changed' };
  }

  /** The element of a number that was given out a moment ago; what it is now is not asked. */
  elementOf(ref: number): Element | null {
    return this.entries.get(ref)?.element.deref() ?? null;
  }

  /** The highest number given out so far, 0 before the first. */
  highest(): number {
    return this.used === 0 ? 0 : this.numberAt(this.used - 1);
  }

  /** Forgets elements that no longer exist; their numbers stay used. */
  prune(): void {
    for (const [ref, entry] of this.entries) if (!entry.element.deref()) this.entries.delete(ref);
  }

  private holds(ref: number, identity: Identity): boolean {
    const was = this.entries.get(ref)?.identity;
    return was?.role === identity.role && was.name === identity.name;
  }

  private next(): number {
    return this.numberAt(this.used++);
  }

  private numberAt(index: number): number {
    const room = BLOCK_SIZE - (this.first % BLOCK_SIZE);
    if (index < room) return this.first + index;
    const block = Math.floor(this.first / BLOCK_SIZE);
    return OVERFLOW_START + block * OVERFLOW_STRIDE + (this.first % BLOCK_SIZE) + index;
  }
}
