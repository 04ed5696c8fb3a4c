/** One event of a run of protocol 2. */
export interface RunEvent {
  readonly id: number;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads a run's stream to its end. */
export async function readRun(response: Response): Promise<RunEvent[]> {
  const text = await response.text();
  return text
    .split('\n\n')
    .map(eventOf)
    .filter((event) => event !== null);
}

/** Reads a run's stream as it comes. */
export class RunReader {
  private readonly pieces: AsyncIterator<string>;
  private text = '';

  constructor(response: Response) {
    if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
    this.pieces = response.body.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  }

  /** The next event of this name; those before it are passed over. */
  async next(name: string): Promise<RunEvent> {
    for (;;) {
      const event = await this.event();
      if (event.name === name) return event;
    }
  }

  /** All events to the end of the run; each is heard when it comes. */
  async rest(heard: (event: RunEvent) => unknown): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    while (events.at(-1)?.name !== 'done') {
      const event = await this.event();
      events.push(event);
      await heard(event);
    }
    return events;
  }

  private async event(): Promise<RunEvent> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end < 0) {
        await this.more();
        continue;
      }
      const event = eventOf(this.text.slice(0, end));
      this.text = this.text.slice(end + 2);
      if (event) return event;
    }
  }

  private async more(): Promise<void> {
    const { done, value } = await this.pieces.next();
    if (done) throw new Error('the stream has ended');
    this.text += value;
  }
}

function eventOf(block: string): RunEvent | null {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const [id, name, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
  if (id === undefined || name === undefined || data === undefined) return null;
  return { id: Number(id), name, data: JSON.parse(data) };
}
