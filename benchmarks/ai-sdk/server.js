// The Vercel AI SDK as a streaming server: what a team would write with it in an afternoon.
// POST /chat {"message": "..."} answers the model's text as Server-Sent Events.
// Environment: PORT, GEMINI_BASE_URL.
import { createServer } from 'node:http';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { streamText } from 'ai';

const google = createGoogleGenerativeAI({
  apiKey: 'dummy',
  baseURL: `${process.env.GEMINI_BASE_URL}/v1beta`,
});

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function chat(request, response) {
  const { message } = await readBody(request);
  const abort = new AbortController();
  response.on('close', () => abort.abort());
  const { textStream } = streamText({
    model: google('gemini-flash-latest'),
    prompt: message,
    maxRetries: 0,
    abortSignal: abort.signal,
    onError: ({ error }) => console.error(error),
  });
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
  });
  for await (const text of textStream) {
    response.write(`data: ${JSON.stringify(text)}\n\n`);
  }
  response.end('data: [DONE]\n\n');
}

createServer((request, response) => {
  if (request.method === 'GET' && request.url === '/health') {
    response.end('{"status":"ok"}');
    return;
  }
  chat(request, response).catch((error) => {
    console.error(error);
    response.destroy();
  });
}).listen({ host: '127.0.0.1', port: process.env.PORT, backlog: 4096 });
