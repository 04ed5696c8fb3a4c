import { readServerMessage } from '../../shared/read-server-message';
import type { ClientMessage, ServerMessage, SessionInit } from '../../shared/socket-messages';
import { waitAfter } from './backoff';

/** The part of a WebSocket that is used here. */
export interface Socket {
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: Closed) => void): void;
}

/** Where to connect, and as what. */
export interface Target {
  readonly url: string;
  /** Made the moment it is sent: what it tells is of then. */
  hello(): ClientMessage;
}

/** What a link needs of the world, and whom it tells. */
export interface LinkEnds {
  /** Null where there is nowhere to connect to. */
  target(): Promise<Target | null>;
  open(url: string): Socket;
  began(init: SessionInit): void;
  heard(message: ServerMessage): void;
  connecting(): void;
  /** @param closed how the server ended it, null where no connection came about */
  lost(closed: Closed | null): void;
  now(): number;
  chance(): number;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** Keeps the service worker and the connection alive; the browser ends a worker after 30 s. */
export const PING_EVERY = 20_000;

/** The server sends something each 20 s: after so long it, or this machine, was away. */
const SILENT_FOR = 45_000;

/** Not ended by anybody: it is not known that it is. */
const SILENCE: Closed = { code: 0, reason: '' };

/** From the attempt to the server's first word. */
const BEGINS_IN = 10_000;

/** A connection that held for so long was a good one. */
const GOOD_AFTER = 10_000;

/**
 * The connection to the server: one socket at a time, made again whenever it is lost. Told from
 * outside when to look after itself: {@link tick} each 20 s, {@link connectNow} when there is reason
 * to think that the server can be reached again.
 */
export class ServerLink {
  private socket: Socket | null = null;
  /** Since when the server has taken us in; null before its first word. */
  private since: number | null = null;
  private heardAt = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Attempts are numbered: one that was overtaken does nothing more. */
  private attempt = 0;

  constructor(private readonly ends: LinkEnds) {}

  get isReady(): boolean {
    return this.socket !== null && this.since !== null;
  }

  /** @returns false where there is no connection; nothing is kept for later */
  send(message: ClientMessage): boolean {
    if (!this.socket || this.since === null) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Connects at once where it waits to; else sees whether the connection is alive. */
  connectNow(): void {
    if (this.socket) this.tick();
    else if (this.timer !== undefined || this.attempt === 0) void this.connect();
  }

  /** Ends the connection and makes another, such as to another server. */
  restart(): void {
    this.failures = 0;
    this.drop();
    void this.connect();
  }

  /** Says that we are there, or notices that the server is not any more. */
  tick(): void {
    if (!this.socket || this.since === null) return;
    if (this.ends.now() - this.heardAt > SILENT_FOR) {
      this.drop();
      this.ends.lost(SILENCE);
      void this.connect();
      return;
    }
    this.send({ type: 'Ping' });
  }

  private async connect(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const attempt = ++this.attempt;
    this.ends.connecting();
    const target = await this.ends.target();
    if (attempt !== this.attempt) return;
    if (!target) return this.failed(null);
    try {
      this.listen(this.ends.open(target.url), target);
    } catch {
      this.failed(null);
    }
  }

  private listen(socket: Socket, target: Target): void {
    this.socket = socket;
    const isCurrent = () => this.socket === socket;
    let opened = false;
    this.timer = setTimeout(() => {
      if (!isCurrent() || this.since !== null) return;
      this.drop();
      this.failed(null);
    }, BEGINS_IN);
    socket.addEventListener('open', () => {
      opened = true;
      if (isCurrent()) socket.send(JSON.stringify(target.hello()));
    });
    socket.addEventListener('message', ({ data }) => {
      if (isCurrent()) this.hear(data);
    });
    socket.addEventListener('close', ({ code, reason }) => {
      if (!isCurrent()) return;
      this.drop();
      this.failed(opened ? { code, reason: String(reason) } : null);
    });
    // A close follows each error; without a listener some sockets throw.
    socket.addEventListener('error', () => undefined);
  }

  private hear(data: unknown): void {
    this.heardAt = this.ends.now();
    const message = readServerMessage(data);
    if (message?.type === 'session_init') {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.since = this.heardAt;
      this.ends.began(message);
    } else if (message && this.since !== null) {
      this.ends.heard(message);
    }
  }

  /** Lets go of the socket; what still comes of it is not heard. */
  private drop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.attempt += 1;
    if (this.since !== null && this.ends.now() - this.since >= GOOD_AFTER) this.failures = 0;
    this.socket?.close();
    this.socket = null;
    this.since = null;
  }

  private failed(closed: Closed | null): void {
    this.failures += 1;
    this.timer = setTimeout(
      () => void this.connect(),
      waitAfter(this.failures, this.ends.chance()),
    );
    this.ends.lost(closed);
  }
}
