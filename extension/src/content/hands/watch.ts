import { isOwnOverlay } from '../dom/overlays';
import { beginCount, pendingRequests } from './page-account';
import { pause } from './pause';

/** A page on which nothing stirs for this long after an action does nothing. Milliseconds. */
const IDLE = 20;

/** A page that has stirred may be between two steps: a request's answer and what is drawn of it. */
const CALM = 60;

/** However busy a page is, an action ends after this. */
const LONGEST = 2000;

/** Signs of change that leave no mutation. */
const SIGNS = ['input', 'change', 'toggle', 'scroll', 'fullscreenchange'];

/** Fired on windows by the Navigation API; TypeScript's library does not know it yet. */
interface NavigateEvent extends Event {
  readonly destination: { readonly url: string; readonly sameDocument: boolean };
  readonly downloadRequest: string | null;
}

/** Sees what a document does from just before an action until it has settled. */
export class Watch {
  /** The address of the document that is being loaded instead, if any. */
  leavingTo: string | null = null;
  download: string | null = null;
  /** Whether anything was seen to change. */
  stirred = false;
  /** Whether the page itself does something; what our own keys wrote is no sign of that. */
  private busy = false;
  private settling = false;
  private last = performance.now();
  private readonly urlBefore = location.href;
  private readonly observer = new MutationObserver((records) => this.see(records));
  private readonly sign = (event: Event) => {
    if (!isOwnTarget(event)) this.stir(this.settling);
  };
  private readonly leave = (event: Event) => this.navigates(event as NavigateEvent);

  constructor(element: Element | null = null) {
    beginCount();
    this.observe(document);
    const root = element?.getRootNode();
    if (root instanceof ShadowRoot) this.observe(root);
    for (const type of SIGNS) addEventListener(type, this.sign, true);
    navigationOf()?.addEventListener('navigate', this.leave);
  }

  /** Resolves when neither the document nor its requests stir, or it is being left. */
  async settled(): Promise<void> {
    const started = performance.now();
    this.last = started;
    this.settling = true;
    for (;;) {
      const now = performance.now();
      const wait = this.remaining(now);
      if (this.leavingTo || wait <= 0 || now - started >= LONGEST) break;
      await pause(Math.min(wait, LONGEST - (now - started)));
    }
    this.stop();
  }

  stop(): void {
    this.see(this.observer.takeRecords());
    this.observer.disconnect();
    for (const type of SIGNS) removeEventListener(type, this.sign, true);
    navigationOf()?.removeEventListener('navigate', this.leave);
  }

  /** The address, where it changed within the same document. */
  urlNow(): string | null {
    return location.href === this.urlBefore ? null : location.href;
  }

  private remaining(now: number): number {
    if (pendingRequests() > 0) {
      this.last = now;
      return CALM;
    }
    return this.last + (this.busy ? CALM : IDLE) - now;
  }

  private observe(root: Node): void {
    this.observer.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  }

  private see(records: readonly MutationRecord[]): void {
    if (records.some((record) => !isOurs(record))) this.stir();
  }

  private stir(busy = true): void {
    this.stirred = true;
    this.busy ||= busy;
    this.last = performance.now();
  }

  private navigates(event: NavigateEvent): void {
    if (event.downloadRequest !== null && event.downloadRequest !== undefined) {
      this.download = event.destination.url;
      return;
    }
    if (!event.destination.sameDocument) this.leavingTo = event.destination.url;
    this.stir();
  }
}

function isOurs(record: MutationRecord): boolean {
  if (record.target instanceof Element && isOwnOverlay(record.target)) return true;
  const nodes = [...record.addedNodes, ...record.removedNodes];
  return nodes.length > 0 && nodes.every((node) => node instanceof Element && isOwnOverlay(node));
}

function isOwnTarget({ target }: Event): boolean {
  return target instanceof Element && isOwnOverlay(target);
}

function navigationOf(): EventTarget | undefined {
  return (globalThis as { navigation?: EventTarget }).navigation;
}
