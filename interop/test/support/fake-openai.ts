import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server was asked. */
export interface AskedChat {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly tools?: readonly unknown[];
}

/** Speaks OpenAI's chat completions as servers of local models do, and says what a test tells it. */
export class FakeOpenAi {
  readonly asked: AskedChat[] = [];
  /** The texts of the next answers. */
  readonly says: string[] = [];
  /** The status of all answers. */
  status = 200;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeOpenAi> {
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += String(chunk);
      });
      request.on('end', () => {
        fake.asked.push(JSON.parse(text));
        response.writeHead(fake.status, { 'Content-Type': 'text/event-stream' });
        response.end(fake.status === 200 ? stream(fake.says.shift() ?? 'Nothing more.') : '{}');
      });
    });
    const fake = new FakeOpenAi(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Letter by letter, as the worst case of cutting. */
function stream(text: string): string {
  const chunks = [...text].map((letter) => ({
    choices: [{ index: 0, delta: { content: letter }, finish_reason: null }],
  }));
  const end = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
  return `${[...chunks, end].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`;
}
