import type { FrameSnapshot, SnapshotRequest } from '../shared/snapshot';
import { receiveListenerName } from './dom/listening';
import { Styles } from './dom/styles';
import { RefTable, type Resolution } from './refs';
import { identityOf } from './snapshot/control';
import { takeSnapshot } from './snapshot/take';

/** The eyes of one document: what is there, and what a number of it leads to. */
export class Perception {
  private readonly refs: RefTable;

  /**
   * @param firstRef the first number of this document's block
   * @param frameIdOf the browser's id of a frame element's document, null while unknown
   */
  constructor(
    firstRef: number,
    private readonly frameIdOf: (frame: Element) => number | null = () => null,
  ) {
    this.refs = new RefTable(firstRef);
  }

  snapshot(request: SnapshotRequest): FrameSnapshot {
    return takeSnapshot(request, this.refs, this.frameIdOf);
  }

  /** The element of a number, or why there is none any more. */
  resolve(ref: number): Resolution {
    const styles = new Styles();
    return this.refs.resolve(ref, (element) => identityOf(element, styles));
  }

  /** The highest number given out so far, 0 before the first. */
  highestRef(): number {
    return this.refs.highest();
  }

  /** The boxes of the controls that a snapshot of the viewport tells, for drawing their numbers. */
  boxesInView(): { ref: number; left: number; top: number; width: number; height: number }[] {
    const { lines } = this.snapshot({ scope: 'viewport', content: 'elements' });
    const refs = lines.flatMap((line) =>
      [...line.matchAll(/#(\d+)/g)].map((match) => Number(match[1])),
    );
    return refs.flatMap((ref) => {
      const found = this.refs.elementOf(ref);
      if (!found) return [];
      const { left, top, width, height } = found.getBoundingClientRect();
      return [{ ref, left, top, width, height }];
    });
  }

  /** A number for an element that is not a control, such as the block around a match. */
  refOf(element: Element): number {
    return this.refs.refOf(element, identityOf(element, new Styles()));
  }
}

export { receiveListenerName };
