import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A function call that the model wants made. */
export interface Call {
  readonly name: string;
  readonly args: object;
}

/** What came of a call, as the server told the model. */
export type Result = Readonly<Record<string, unknown>>;

/**
 * What the model does about one prompt: yields the calls of a turn, is given their results, and
 * returns its answer.
 */
export type Story = Generator<Call | readonly Call[], string, Result[]>;

/** What the server sent with one request. */
export interface Asked {
  readonly system: string;
  readonly tools: readonly string[];
  /** The text of the last user turn. */
  readonly prompt: string;
  readonly body: string;
}

interface Part {
  readonly text?: string;
  readonly functionResponse?: { readonly name: string; readonly response: Result };
}
interface Content {
  readonly role: string;
  readonly parts: readonly Part[];
}
interface Body {
  readonly contents: readonly Content[];
  readonly systemInstruction?: { readonly parts: readonly Part[] };
  readonly tools?: readonly { readonly functionDeclarations?: readonly { name: string }[] }[];
}

export const call = (name: string, args: object = {}): Call => ({ name, args });

/** Speaks Gemini's `streamGenerateContent` and plays the stories that tests tell it. */
export class FakeGemini {
  readonly asked: Asked[] = [];
  private readonly server: Server;
  private tell: (prompt: string) => Story = () => plain('Nothing was told to me.');
  private story: Story = plain('');
  /** Answers that the server did not wait for the end of. */
  abandoned = 0;
  /** Milliseconds before each answer, as a model that thinks. */
  delay = 0;
  /** What the model thinks before each turn; nothing where it is empty. */
  thought = '';
  private held: Promise<void> | null = null;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<FakeGemini> {
    const gemini = new FakeGemini();
    await new Promise<void>((done) => gemini.server.listen(0, '127.0.0.1', done));
    return gemini;
  }

  /** How prompts are answered from here on. */
  play(tell: (prompt: string) => Story): void {
    this.tell = tell;
  }

  /** Prompts are answered with this text. */
  say(text: string): void {
    this.play(() => plain(text));
  }

  /** Answers come without their last piece from here on. @returns lets those pieces go */
  hold(): () => void {
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    this.held = held;
    return () => {
      if (this.held === held) this.held = null;
      release();
    };
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    const body = JSON.parse(text) as Body;
    const last = body.contents.at(-1)?.parts ?? [];
    const results = last.flatMap(({ functionResponse }) =>
      functionResponse ? [functionResponse.response] : [],
    );
    const prompt = last.map((part) => part.text ?? '').join('\n');
    this.asked.push({ ...described(body), prompt, body: text });
    response.on('close', () => {
      if (!response.writableEnded) this.abandoned++;
    });
    if (this.delay > 0) await new Promise((done) => setTimeout(done, this.delay));
    try {
      if (results.length === 0) this.story = this.tell(prompt);
      const turn = this.story.next(results);
      const said = turn.done ? words(turn.value) : calls(turn.value);
      const thought = this.thought ? [[{ text: this.thought, thought: true }]] : [];
      await stream(response, [...thought, ...said], this.held);
    } catch (error) {
      // A test's own fault ends up in the chat, where the test will see it.
      await stream(response, words(`The story broke: ${(error as Error).stack}`), null);
    }
  }
}

// biome-ignore lint/correctness/useYield: a story without calls is a story too
function* plain(text: string): Story {
  return text;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function described(body: Body): Pick<Asked, 'system' | 'tools'> {
  return {
    system: (body.systemInstruction?.parts ?? []).map((part) => part.text ?? '').join(''),
    tools: (body.tools ?? []).flatMap((tool) =>
      (tool.functionDeclarations ?? []).map(({ name }) => name),
    ),
  };
}

function calls(wanted: Call | readonly Call[]): object[][] {
  return [[wanted].flat().map(({ name, args }) => ({ functionCall: { name, args } }))];
}

function words(text: string): object[][] {
  return (text.match(/\S+\s*/g) ?? ['']).map((word) => [{ text: word }]);
}

async function stream(
  response: ServerResponse,
  chunks: readonly object[][],
  held: Promise<void> | null,
): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  for (const [index, parts] of chunks.entries()) {
    const isLast = index === chunks.length - 1;
    if (isLast && chunks.length > 1) await held;
    const ending = isLast ? { finishReason: 'STOP' } : {};
    const usage = { promptTokenCount: 10, candidatesTokenCount: index + 1 };
    const chunk = {
      candidates: [{ content: { role: 'model', parts }, index: 0, ...ending }],
      usageMetadata: { ...usage, totalTokenCount: 11 + index },
    };
    response.write(`data: ${JSON.stringify(chunk)}\r\n\r\n`);
  }
  response.end();
}
