import type { ServerResponse } from 'node:http';

export type RunBody = Readonly<Record<string, unknown>>;

interface Told {
  readonly id: number;
  readonly text: string;
}

/** A run of the fake server: tests say what it tells, and what becomes of its streams. */
export class FakeRun {
  readonly id = crypto.randomUUID().replaceAll('-', '');
  readonly decisions: string[] = [];
  /** How far each yes went; empty for a no. */
  readonly scopes: string[] = [];
  cancelled = false;
  /** How often a stream went on where another broke, and with which id. */
  readonly resumedAfter: string[] = [];
  private readonly log: Told[] = [];
  private readonly readers = new Set<ServerResponse>();
  private readonly waiting: { until: () => boolean; go: () => void }[] = [];
  private over = false;

  constructor(readonly body: RunBody) {}

  /** One event to all who read, and into the log. */
  tell(name: string, data: object): void {
    const id = this.log.length + 1;
    const text = `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    this.log.push({ id, text });
    for (const reader of this.readers) reader.write(text);
  }

  text(delta: string): void {
    this.tell('text', { delta });
  }

  calling(id: string, name: string, args: object): void {
    this.tell('tool', { id, name, arguments: args, status: 'calling' });
  }

  completed(id: string, name: string, result: string, ok = true, ms = 320): void {
    this.tell('tool', { id, name, status: 'completed', ok, result, ms });
  }

  usage(input: number, output: number): void {
    this.tell('usage', {
      input_tokens: input,
      output_tokens: output,
      total_tokens: input + output,
    });
  }

  /** The last event; all streams end. */
  end(outcome = 'answered'): void {
    if (this.over) return;
    this.tell('done', { outcome });
    this.over = true;
    for (const reader of this.readers) reader.end();
    this.readers.clear();
  }

  /** All streams break in the middle of something. */
  break(): void {
    for (const reader of this.readers) {
      reader.write('id: 999\nevent: te', () => reader.destroy());
    }
    this.readers.clear();
  }

  /** Reads the log from after an id on, then what comes. */
  read(after: number, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': here\n\n');
    for (const { id, text } of this.log) if (id > after) response.write(text);
    if (this.over) response.end();
    else this.readers.add(response);
  }

  cancel(): void {
    this.cancelled = true;
    this.changed();
  }

  decide(decision: string, scope = ''): void {
    this.decisions.push(decision);
    this.scopes.push(scope);
    this.changed();
  }

  resumed(after: string): void {
    this.resumedAfter.push(after);
    this.changed();
  }

  /** Settles when something has happened to the run. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((go) => {
      this.waiting.push({ until: condition, go });
      this.changed();
    });
  }

  private changed(): void {
    for (const { until, go } of this.waiting) if (until()) go();
  }
}
