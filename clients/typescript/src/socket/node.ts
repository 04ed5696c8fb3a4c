import { createHash, randomBytes } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { ProblemError } from '../errors.js';
import { CLOSE, FrameError, Frames, frame, PING, PONG, TEXT } from './frames.js';
import { BROKEN, type End, type OpenSocket, type Socket, type SocketEvents } from './socket.js';

/** What a key is answered with (RFC 6455, 1.3). */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const OPENS_IN = 30_000;
const CLOSES_IN = 2_000;
const LONGEST_REFUSAL = 64 * 1024;

/** A socket of our own, as Node.js 20 has none without a flag. The token goes into a header. */
export const openSocket: OpenSocket = (url, token, events) => new NodeSocket(url, token, events);

class NodeSocket implements Socket {
  private readonly frames = new Frames();
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private readonly key = randomBytes(16).toString('base64');
  private readonly asked: ReturnType<typeof request>;
  private stream: Duplex | null = null;
  private end: End | null = null;
  private isOver = false;

  constructor(
    url: URL,
    token: string | undefined,
    private readonly events: SocketEvents,
  ) {
    const isSecure = url.protocol === 'wss:';
    const address = new URL(url.href.replace(/^ws/, 'http'));
    this.asked = (isSecure ? secureRequest : request)(address, {
      agent: false,
      timeout: OPENS_IN,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': this.key,
        Accept: 'application/problem+json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
    });
    this.asked.on('upgrade', (response, stream, head) => this.upgraded(response, stream, head));
    this.asked.on('response', (response) => void this.refused(response));
    this.asked.on('timeout', () => this.asked.destroy());
    this.asked.on('error', () => this.over());
    this.asked.end();
  }

  send(text: string): void {
    this.write(TEXT, Buffer.from(text));
  }

  close(): void {
    this.closing({ code: 1000, reason: '' });
  }

  private upgraded(response: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.stream = stream;
    stream.on('error', () => this.over());
    stream.on('close', () => this.over());
    const accept = createHash('sha1').update(`${this.key}${GUID}`).digest('base64');
    if (response.headers['sec-websocket-accept'] !== accept || this.end) {
      stream.destroy();
      return;
    }
    this.asked.setTimeout(0);
    stream.on('data', (bytes: Buffer) => this.read(bytes));
    stream.on('end', () => stream.destroy());
    this.events.opened();
    if (head.length > 0) this.read(head);
  }

  private async refused(response: IncomingMessage): Promise<void> {
    let text = '';
    response.setEncoding('utf8');
    try {
      for await (const part of response) {
        text += part;
        if (text.length > LONGEST_REFUSAL) break;
      }
    } catch {
      // What arrived has to do.
    }
    const after = response.headers['retry-after'] ?? null;
    this.end ??= { problem: ProblemError.from(response.statusCode ?? 0, text, after) };
    this.over();
  }

  private read(bytes: Buffer): void {
    try {
      for (const { opcode, payload } of this.frames.push(bytes)) {
        if (!this.end) this.take(opcode, payload);
      }
    } catch (error) {
      const code = error instanceof FrameError ? error.code : 1007;
      this.closing({ code, reason: (error as Error).message });
    }
  }

  private take(opcode: number, payload: Buffer): void {
    if (opcode === PING) this.write(PONG, payload);
    else if (opcode === TEXT) this.events.heard(this.utf8.decode(payload));
    else if (opcode === CLOSE) {
      const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      this.closing({ code, reason: payload.subarray(2).toString() });
    }
  }

  private write(opcode: number, payload: Buffer): void {
    if (!this.end && this.stream?.writable) this.stream.write(frame(opcode, payload));
  }

  /** Says so, or answers the server's word, and waits for the connection to end. */
  private closing(end: End & { readonly code: number }): void {
    if (this.end) return;
    const code = Buffer.alloc(2);
    code.writeUInt16BE(end.code === 1005 ? 1000 : end.code);
    this.write(CLOSE, code);
    this.end = end;
    if (this.stream) this.stream.end();
    else this.asked.destroy();
    setTimeout(() => this.over(), CLOSES_IN).unref();
  }

  private over(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.stream?.destroy();
    this.asked.destroy();
    this.events.closed(this.end ?? { code: BROKEN, reason: 'the connection broke' });
  }
}
