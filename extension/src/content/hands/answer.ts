import type { ActionReport, Aim, Box, FileField, HandsRequest } from '../../shared/hands';
import { elementAt } from '../dom/hit-test';
import type { Perception } from '../perception';
import { act, elementOf } from './act';
import { fileInputOf } from './files';
import { focus } from './focus';
import { HandsError } from './hands-error';
import { setGuard } from './page-account';
import { describe, reach } from './reach';
import { reportOf, stateNow } from './report';
import { extent, scrollPage } from './scrolling';
import { StillElements } from './still-elements';
import { beginActing } from './stopping';
import { waitForText } from './waiting';
import { Watch } from './watch';

/** What the hands need of their document. */
export interface Body {
  readonly eyes: (firstRef: number) => Perception;
  /** The frame id of a frame element, and the other way round. */
  readonly frameIdOf: (frame: Element) => number | null;
  readonly frameOf: (frameId: number) => Element | null;
}

/** Answers what the background asks of the hands of this document. */
export class Hands {
  private watch: Watch | null = null;
  /** What trusted input is aimed at; it may be another by the time its outcome is told. */
  private aimed: Element | null = null;
  private stateBefore = '';
  private readonly still = new StillElements();

  constructor(private readonly body: Body) {}

  async answer(message: HandsRequest): Promise<unknown> {
    switch (message.hands) {
      case 'act':
        beginActing();
        setGuard(true, message.dialog);
        return act(message.action, this.body.eyes(message.firstRef));
      case 'guard':
        setGuard(message.on, message.dialog);
        return null;
      case 'wait':
        return waitForText(message.wait);
      case 'extent':
        return extent();
      case 'scroll view':
        this.still.hide(message.still);
        scrollPage(message.x, message.y);
        return extent();
      case 'frame box':
        return contentBox(this.body.frameOf(message.frameId));
      default:
        return this.forTrusted(message);
    }
  }

  /** The parts that precise mode and what draws over the page ask for one by one. */
  private async forTrusted(
    message: Extract<
      HandsRequest,
      { hands: 'aim' | 'probe' | 'file field' | 'focus' | 'watch' | 'settle' | 'ref boxes' }
    >,
  ): Promise<unknown> {
    const eyes = this.body.eyes(message.firstRef);
    switch (message.hands) {
      case 'aim':
        return this.aimAt(elementOf(eyes, message.ref), message.ref);
      case 'probe':
        return this.probe(message.x, message.y, eyes);
      case 'file field':
        return fileField(elementOf(eyes, message.ref));
      case 'focus':
        this.aimed = elementOf(eyes, message.ref);
        this.stateBefore = stateNow(this.aimed);
        focus(this.aimed);
        return null;
      case 'watch':
        setGuard(true, message.dialog);
        this.watch = new Watch();
        return null;
      case 'settle':
        return this.settle(message.did, message.about ? this.aimed : null);
      case 'ref boxes':
        return eyes.boxesInView();
    }
  }

  private aimAt(element: Element, ref: number): Aim {
    this.aimed = element;
    this.stateBefore = stateNow(element);
    const { point } = reach(element);
    return { ...point, target: describe(element), ref, frameId: null };
  }

  private probe(x: number, y: number, eyes: Perception): Aim | null {
    const hit = elementAt(x, y);
    if (!hit) return null;
    const frame = /^i?frame$/.test(hit.localName) ? this.body.frameIdOf(hit) : null;
    return { x, y, target: describe(hit), ref: eyes.refOf(hit), frameId: frame };
  }

  private async settle(did: string, element: Element | null): Promise<ActionReport> {
    const watch = this.watch ?? new Watch();
    this.watch = null;
    const dispatchedAt = performance.timeOrigin + performance.now();
    await watch.settled();
    const stateBefore = element ? this.stateBefore : stateNow(null);
    return reportOf({ did, element, stateBefore, watch, newTabs: null, note: null, dispatchedAt });
  }
}

function fileField(element: Element): FileField {
  const input = fileInputOf(element);
  if (!input) throw new HandsError(`${describe(element)} is no field for files`);
  if (input.disabled) throw new HandsError('the field is disabled');
  return { target: describe(element), multiple: input.multiple };
}

/** The box inside a frame element's border, in which its document draws. */
function contentBox(frame: Element | null): Box | null {
  if (!(frame instanceof HTMLElement)) return null;
  const { left, top } = frame.getBoundingClientRect();
  const style = getComputedStyle(frame);
  return {
    left: left + frame.clientLeft + Number.parseFloat(style.paddingLeft),
    top: top + frame.clientTop + Number.parseFloat(style.paddingTop),
    width: frame.clientWidth,
    height: frame.clientHeight,
  };
}
