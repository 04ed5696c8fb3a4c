import type { ConnectionState, StatusMessage } from '../../shared/panel-messages';
import { checkServer } from '../../shared/server-check';
import type { Settings } from '../../shared/settings';
import type { ClientMessage, ServerMessage, SessionInit } from '../../shared/socket-messages';
import type { ActionDesk } from './action-desk';
import { socketAddress } from './address';
import { helloOf, type Introduction } from './hello';
import type { Journal } from './journal';
import { type Closed, ServerLink, type Socket, type Target } from './link';
import type { Outbox } from './outbox';
import type { Session, SessionMemory } from './session-memory';

/** Close codes of the server: a rule was broken; another one goes on with this session. */
const RULE_BROKEN = 1008;
const RESUMED_ELSEWHERE = 4001;

/** Who is told what comes over the connection. */
export interface Ears {
  heard(message: Exclude<ServerMessage, { type: 'session_init' | 'action_request' }>): void;
  /** The session is there; before what is sent in it. */
  resumed(): void;
  begun(): void;
  lost(): void;
  status(status: StatusMessage): void;
}

/** What a connection stands on. */
export interface Ground {
  readonly introduction: Introduction;
  readonly journal: Journal;
  readonly memory: SessionMemory;
  readonly outbox: Outbox;
  settings(): Promise<Settings>;
  open(url: string): Socket;
}

/** The session with the server over all its connections. */
export class Connection {
  private readonly link: ServerLink;
  private readonly actions: ActionDesk;
  private settings: Settings | null = null;
  private session: Session | null = null;
  private running: readonly string[] = [];
  private state: ConnectionState = 'connecting';
  private detail: string | undefined;

  constructor(
    private readonly ground: Ground,
    private readonly ears: Ears,
    desk: (send: (message: ClientMessage) => void) => ActionDesk,
  ) {
    this.link = new ServerLink({
      target: () => this.target(),
      open: (url) => ground.open(url),
      began: (init) => this.began(init),
      heard: (message) => this.heard(message),
      connecting: () => this.connecting(),
      lost: (closed) => void this.lost(closed),
      now: Date.now,
      chance: Math.random,
    });
    this.actions = desk((message) => void this.link.send(message));
  }

  get status(): StatusMessage {
    const { state, detail, session, settings } = this;
    return {
      type: 'status',
      state,
      server: settings?.server ?? '',
      ...(session ? { sessionId: session.sessionId } : {}),
      ...(detail === undefined ? {} : { detail }),
    };
  }

  /** Connects now, or sees whether the connection is alive. */
  wake(): void {
    this.link.connectNow();
  }

  /** The person wants it tried again, and sees that it is. */
  retry(): void {
    if (this.link.isReady) return this.link.tick();
    this.restart();
  }

  /** Begins anew, such as with another server. */
  restart(): void {
    this.tell('connecting');
    this.link.restart();
  }

  /** To be called each 20 s. */
  tick(): void {
    this.link.tick();
  }

  /** Sends now, or when the session goes on. */
  send(message: ClientMessage): void {
    if (!this.link.send(message)) this.ground.outbox.put(message);
  }

  /** Sends what is true only now. @returns false where there is no connection */
  sendNow(message: ClientMessage): boolean {
    return this.link.send(message);
  }

  private async target(): Promise<Target | null> {
    const { introduction, journal, memory } = this.ground;
    this.settings = await this.ground.settings();
    const { server, token } = this.settings;
    this.session = await memory.at(server);
    const url = socketAddress(server, token);
    const hello = () => {
      const said = helloOf(introduction, this.session?.resumeToken ?? null, journal.outcomes());
      this.running = said.running;
      return said.message;
    };
    return url === null ? null : { url, hello };
  }

  private began({ session_id, resume_token, resumed }: SessionInit): void {
    const server = this.settings?.server ?? '';
    this.session = { server, sessionId: session_id, resumeToken: resume_token };
    void this.ground.memory.keep(this.session).catch(() => undefined);
    const kept = this.ground.outbox.take();
    if (resumed) {
      for (const id of this.running) this.actions.tell(id);
      for (const message of kept) this.send(message);
      this.ears.resumed();
    } else {
      void this.ground.journal.clear();
      this.ears.begun();
    }
    this.tell('connected');
  }

  private heard(message: ServerMessage): void {
    switch (message.type) {
      case 'session_init':
        return;
      case 'action_request':
        return void this.actions.take(message);
      default:
        this.ears.heard(message);
    }
  }

  /** One that fails again and again is not told as a new one each time. */
  private connecting(): void {
    if (this.state === 'connected' || this.state === 'connecting') this.tell('connecting');
  }

  private async lost(closed: Closed | null): Promise<void> {
    this.ears.lost();
    if (closed?.code === RESUMED_ELSEWHERE) {
      this.session = null;
      await this.ground.memory.forget();
    }
    if (closed?.code === RULE_BROKEN) return this.tell('refused', closed.reason);
    if (closed) return this.tell('connecting');
    const { server, token } = this.settings ?? { server: '', token: '' };
    const check = await checkServer(server, token);
    if (this.link.isReady) return;
    const there = check.kind !== 'not there' && check.kind !== 'address wrong';
    this.tell(there ? 'refused' : 'unreachable', check.kind);
  }

  private tell(state: ConnectionState, detail?: string): void {
    this.state = state;
    this.detail = detail;
    this.ears.status(this.status);
  }
}
