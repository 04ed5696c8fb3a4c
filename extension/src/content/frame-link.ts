/** How long a snapshot waits for frames that were told to announce themselves, in milliseconds. */
const PATIENCE = 200;

/**
 * Tells which frame id belongs to which frame element. The background gives a one-time token to the
 * parent and to the child; the child posts it to the parent's window, and the parent sees from
 * which window it came. The listener is the first on the window, and swallows the message, so the
 * page neither sees a token nor can it claim one.
 */
export class FrameLinks {
  private readonly expected = new Map<string, number>();
  private readonly linked = new Map<Window, number>();
  private readonly waiting = new Set<() => void>();

  /** Call at `document_start`. */
  listen(): void {
    addEventListener('message', (event) => this.receive(event), { capture: true });
  }

  expect(token: string, frameId: number): void {
    this.expected.set(token, frameId);
  }

  /** The frame id of an element's window, null while it has not announced itself. */
  frameIdOf(frame: Element): number | null {
    const inner = (frame as HTMLIFrameElement).contentWindow;
    return inner ? (this.linked.get(inner) ?? null) : null;
  }

  /** The frame element of a frame id, null where it is not known or gone. */
  frameOf(frameId: number): Element | null {
    const frames = document.querySelectorAll('iframe,frame,object');
    return [...frames].find((frame) => this.frameIdOf(frame) === frameId) ?? null;
  }

  /** Resolves when no announced frame is outstanding, or after a fifth of a second. */
  async settled(): Promise<void> {
    if (this.expected.size === 0) return;
    await new Promise<void>((done) => {
      this.waiting.add(done);
      setTimeout(done, PATIENCE);
    });
    this.expected.clear();
  }

  private receive(event: MessageEvent): void {
    const frameId = typeof event.data === 'string' ? this.expected.get(event.data) : undefined;
    if (frameId === undefined) return;
    event.stopImmediatePropagation();
    this.expected.delete(event.data);
    if (event.source) this.linked.set(event.source as Window, frameId);
    if (this.expected.size > 0) return;
    for (const done of this.waiting) done();
    this.waiting.clear();
  }
}

/** Sends the token to the frame around this one. */
export function announceTo(parent: Window, token: string): void {
  parent.postMessage(token, '*');
}
