/** One event of a stream as it was framed. */
export interface StreamEvent {
  /** The newest id of the stream so far; empty before the first one. */
  readonly id: string;
  /** `message` where the stream names none. */
  readonly name: string;
  readonly data: string;
}

/** More than any event of ours; a stream that goes beyond it is broken or not ours. */
const LONGEST_EVENT = 8 * 1024 * 1024;

/**
 * Takes an event stream apart, in whatever pieces its bytes arrive (WHATWG HTML, 9.2.6). Lines end
 * at LF, CR LF or CR; comments and unknown fields are passed over.
 */
export class SseReader {
  private readonly decoder = new TextDecoder();
  private rest = '';
  private afterCarriageReturn = false;
  private id = '';
  private name = '';
  private data: string[] = [];
  private size = 0;

  /** @returns the events that these bytes complete */
  read(bytes: Uint8Array): StreamEvent[] {
    const text = this.decoder.decode(bytes, { stream: true });
    const events: StreamEvent[] = [];
    for (const line of this.lines(text)) {
      const event = this.take(line);
      if (event) events.push(event);
    }
    return events;
  }

  private lines(text: string): string[] {
    if (text === '') return [];
    // The LF of a CR LF that was torn apart ends no second line.
    const from = this.afterCarriageReturn && text.startsWith('\n') ? 1 : 0;
    this.afterCarriageReturn = text.endsWith('\r');
    const lines = text.slice(from).split(/\r\n|\n|\r/);
    lines[0] = this.rest + (lines[0] ?? '');
    this.rest = lines.pop() ?? '';
    if (this.rest.length + this.size > LONGEST_EVENT) throw new Error('an event is too long');
    return lines;
  }

  private take(line: string): StreamEvent | null {
    if (line === '') return this.complete();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.name = value;
    if (field === 'id' && !value.includes('\0')) this.id = value;
    if (field === 'data') this.add(value);
    return null;
  }

  private add(value: string): void {
    this.size += value.length;
    if (this.size > LONGEST_EVENT) throw new Error('an event is too long');
    this.data.push(value);
  }

  /** An event without data is none. */
  private complete(): StreamEvent | null {
    const { name, data } = this;
    this.name = '';
    this.data = [];
    this.size = 0;
    if (data.length === 0) return null;
    return { id: this.id, name: name || 'message', data: data.join('\n') };
  }
}
