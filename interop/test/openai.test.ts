import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import OpenAI, { APIError, AuthenticationError, BadRequestError, NotFoundError } from 'openai';
import type { ChatCompletionChunk, ChatCompletionTool } from 'openai/resources/chat/completions';
import { call } from '../../extension/test/support/fake-gemini';
import { RigServer } from '../../extension/test/support/rig-server';
import { until } from '../../extension/test/support/until';
import { clientOf, type Interop, MODEL, start, TOKEN } from './openai-support';

const WEATHER: ChatCompletionTool = {
  type: 'function',
  function: {
    name: 'weather',
    description: 'Tells the weather of a city.',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
      additionalProperties: false,
    },
  },
};

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let interop: Interop;

before(async () => {
  interop = await start();
});

after(() => interop.close());

const hi = (content = 'hi') => [{ role: 'user' as const, content }];

async function all(stream: AsyncIterable<ChatCompletionChunk>): Promise<ChatCompletionChunk[]> {
  const chunks: ChatCompletionChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const text = (chunks: readonly ChatCompletionChunk[]) =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');

/** What the model was told in the last request. */
const asked = () => interop.gemini.asked.at(-1) ?? assert.fail('the model was not asked');

test('an answer is whole, with its usage', async () => {
  interop.gemini.say('Hello you there');
  const answer = await interop.client.chat.completions.create({ model: MODEL, messages: hi() });
  assert.equal(answer.object, 'chat.completion');
  assert.equal(answer.model, MODEL);
  assert.match(answer.id, /^chatcmpl-/);
  assert.ok(Math.abs(answer.created - Date.now() / 1000) < 60);
  const [choice] = answer.choices;
  assert.equal(choice?.message.content, 'Hello you there');
  assert.equal(choice?.message.refusal, null);
  assert.equal(choice?.finish_reason, 'stop');
  assert.equal(answer.usage?.prompt_tokens, 10);
  assert.equal(answer.usage?.completion_tokens, 3);
  assert.equal(answer.usage?.total_tokens, 13);
  assert.equal(answer.usage?.prompt_tokens_details?.cached_tokens, 0);
  assert.equal(answer.usage?.completion_tokens_details?.reasoning_tokens, 0);
});

test('a stream comes in chunks, the usage last', async () => {
  interop.gemini.say('Hello you there');
  const chunks = await all(
    await interop.client.chat.completions.create({
      model: MODEL,
      messages: hi(),
      stream: true,
      stream_options: { include_usage: true },
    }),
  );
  assert.equal(text(chunks), 'Hello you there');
  assert.equal(chunks[0]?.choices[0]?.delta.role, 'assistant');
  assert.equal(new Set(chunks.map(({ id }) => id)).size, 1);
  assert.deepEqual(chunks.at(-1)?.choices, []);
  assert.equal(chunks.at(-1)?.usage?.total_tokens, 13);
  assert.equal(chunks.at(-2)?.choices[0]?.finish_reason, 'stop');
  assert.ok(chunks.slice(0, -1).every(({ usage }) => usage === null));
});

test("the client's own accumulator makes the same of a stream", async () => {
  interop.gemini.say('Hello you there');
  const runner = interop.client.chat.completions.stream({ model: MODEL, messages: hi() });
  assert.equal(await runner.finalContent(), 'Hello you there');
});

test('a model alone is told nothing but what the client says', async () => {
  interop.gemini.say('Fine.');
  await interop.client.chat.completions.create({
    model: MODEL,
    messages: [{ role: 'developer', content: 'Be brief.' }, ...hi('How are you?')],
    temperature: 0.5,
    top_p: 0.25,
    max_completion_tokens: 77,
    stop: ['END'],
  });
  assert.equal(asked().system, 'Be brief.');
  assert.deepEqual(asked().tools, []);
  assert.equal(asked().prompt, 'How are you?');
});

test('values are hidden from the model and put back in its answer', async () => {
  // biome-ignore lint/correctness/useYield: a story without calls is a story too
  interop.gemini.play(function* (prompt) {
    return `I write to ${/\S*EMAIL\S*/.exec(prompt)?.[0] ?? 'nobody'} now`;
  });
  const answer = await interop.client.chat.completions.create({
    model: MODEL,
    messages: hi('Write to budi.santoso@example.com now'),
  });
  assert.ok(!asked().body.includes('budi.santoso@example.com'));
  assert.equal(answer.choices[0]?.message.content, 'I write to budi.santoso@example.com now');
});

test('Markdown and pictures in an answer of a model alone stay as they are', async () => {
  const said = 'See ![this](https://example.org/a.png?q=1) and [that](https://example.org).';
  interop.gemini.say(said);
  const answer = await interop.client.chat.completions.create({ model: MODEL, messages: hi() });
  assert.equal(answer.choices[0]?.message.content, said);
});

test('tools go their whole way by runTools', async () => {
  interop.gemini.play(function* () {
    const [result] = yield call('weather', { city: 'Bandung' });
    return JSON.stringify(result).includes('rainy') ? 'It rains.' : 'Who knows?';
  });
  const cities: string[] = [];
  const runner = interop.client.chat.completions.runTools({
    model: MODEL,
    messages: hi('Weather in Bandung?'),
    tools: [
      {
        type: 'function',
        function: {
          name: 'weather',
          description: 'Tells the weather.',
          parameters: { type: 'object', properties: { city: { type: 'string' } } },
          parse: JSON.parse,
          function: ({ city }: { readonly city: string }) => {
            cities.push(city);
            return 'rainy';
          },
        },
      },
    ],
  });
  assert.equal(await runner.finalContent(), 'It rains.');
  assert.deepEqual(cities, ['Bandung']);
  assert.ok(asked().body.includes('rainy'));
});

test('parallel calls come in a stream, and go back by hand', async () => {
  interop.gemini.play(function* () {
    const results = yield [
      call('weather', { city: 'Bandung' }),
      call('weather', { city: 'Bogor' }),
    ];
    return `${results.length} results`;
  });
  const stream = interop.client.chat.completions.stream({
    model: MODEL,
    messages: hi('Weather?'),
    tools: [WEATHER],
  });
  const { choices } = await stream.finalChatCompletion();
  const message = choices[0]?.message ?? assert.fail('no choice');
  assert.equal(choices[0]?.finish_reason, 'tool_calls');
  const calls = message.tool_calls ?? [];
  assert.deepEqual(
    calls.map((it) => it.type === 'function' && it.function),
    [
      { name: 'weather', arguments: '{"city":"Bandung"}' },
      { name: 'weather', arguments: '{"city":"Bogor"}' },
    ],
  );
  assert.equal(new Set(calls.map(({ id }) => id)).size, 2);
  const answer = await interop.client.chat.completions.create({
    model: MODEL,
    messages: [
      ...hi('Weather?'),
      { role: 'assistant', content: null, tool_calls: calls },
      ...calls.map(({ id }) => ({ role: 'tool' as const, tool_call_id: id, content: 'sunny' })),
    ],
    tools: [WEATHER],
  });
  assert.equal(answer.choices[0]?.message.content, '2 results');
});

test('one call at a time where the client wants it so', async () => {
  interop.gemini.play(function* () {
    yield [call('weather', { city: 'Bandung' }), call('weather', { city: 'Bogor' })];
    return '';
  });
  const answer = await interop.client.chat.completions.create({
    model: MODEL,
    messages: hi('Weather?'),
    tools: [WEATHER],
    parallel_tool_calls: false,
  });
  assert.equal(answer.choices[0]?.message.tool_calls?.length, 1);
});

test('a picture reaches the model as it is', async () => {
  interop.gemini.say('A pixel.');
  const answer = await interop.client.chat.completions.create({
    model: MODEL,
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image_url', image_url: { url: PIXEL, detail: 'low' } },
        ],
      },
    ],
  });
  assert.equal(answer.choices[0]?.message.content, 'A pixel.');
  assert.ok(asked().body.includes(PIXEL.slice(PIXEL.indexOf(',') + 1)));
});

const NAMED = {
  type: 'json_schema' as const,
  json_schema: {
    name: 'person',
    strict: true,
    schema: {
      type: 'object',
      properties: { name: { type: 'string' } },
      required: ['name'],
      additionalProperties: false,
    },
  },
};

test('an answer of a schema is parsed by the client', async () => {
  interop.gemini.say('{"name":"Budi"}');
  const answer = await interop.client.chat.completions.parse({
    model: MODEL,
    messages: hi('Who?'),
    response_format: NAMED,
  });
  assert.deepEqual(answer.choices[0]?.message.parsed, { name: 'Budi' });
});

test('an answer that does not fit its strict schema is an error, not an answer', async () => {
  interop.gemini.say('{"title":"Budi"}');
  const request = { model: MODEL, messages: hi('Who?'), response_format: NAMED };
  await assert.rejects(interop.client.chat.completions.create(request), (error) => {
    assert.ok(error instanceof OpenAI.InternalServerError);
    assert.equal(error.status, 502);
    assert.equal(error.code, 'invalid_answer');
    return true;
  });
  const stream = await interop.client.chat.completions.create({ ...request, stream: true });
  await assert.rejects(all(stream), (error) => {
    assert.ok(error instanceof APIError);
    assert.equal(error.code, 'invalid_answer');
    return true;
  });
});

test('who aborts a stream ends the run', async () => {
  interop.gemini.say('one two three');
  const letGo = interop.gemini.hold();
  const before = interop.gemini.abandoned;
  const stream = await interop.client.chat.completions.create({
    model: MODEL,
    messages: hi(),
    stream: true,
  });
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta.content) break;
  }
  await until('the model is left', () => interop.gemini.abandoned === before + 1);
  letGo();
});

test('an unknown model is a NotFoundError', async () => {
  await assert.rejects(
    interop.client.chat.completions.create({ model: 'nobody/knows', messages: hi() }),
    (error) => {
      assert.ok(error instanceof NotFoundError);
      assert.equal(error.code, 'model_not_found');
      assert.equal(error.param, 'model');
      return true;
    },
  );
});

test('a wrong option is a BadRequestError that names it', async () => {
  await assert.rejects(
    interop.client.chat.completions.create({ model: MODEL, messages: hi(), temperature: 9 }),
    (error) => {
      assert.ok(error instanceof BadRequestError);
      assert.equal(error.param, 'temperature');
      assert.equal(error.type, 'invalid_request_error');
      return true;
    },
  );
});

test('a picture of the web is refused, as the server fetches nothing', async () => {
  const url = 'https://example.com/a.png';
  await assert.rejects(
    interop.client.chat.completions.create({
      model: MODEL,
      messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url } }] }],
    }),
    (error) => {
      assert.ok(error instanceof BadRequestError);
      assert.equal(error.param, 'messages[0].content[0].image_url.url');
      return true;
    },
  );
});

test('a provider that is asked too often is a RateLimitError with the time to wait', async () => {
  const { createServer } = await import('node:http');
  const provider = createServer((_, response) => {
    response.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': '99' });
    response.end(JSON.stringify({ error: { code: 429, status: 'RESOURCE_EXHAUSTED' } }));
  });
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done));
  const address = provider.address();
  assert.ok(address && typeof address === 'object');
  const rig = await RigServer.start({
    GEMINI_API_KEY: 'test-key',
    GEMINI_BASE_URL: `http://127.0.0.1:${address.port}`,
    GEMINI_MODEL: 'gemini-test',
  });
  try {
    await assert.rejects(
      clientOf(rig, 'any').chat.completions.create({ model: MODEL, messages: hi() }),
      (error) => {
        assert.ok(error instanceof OpenAI.RateLimitError);
        assert.equal(error.code, 'rate_limit_exceeded');
        assert.equal(error.headers?.get('retry-after'), '99');
        return true;
      },
    );
  } finally {
    await rig.close();
    provider.close();
  }
});

test('a server with a token of its own takes no other', async () => {
  const rig = await RigServer.start({ MODEL_PROVIDER: 'offline', AUTH_TOKEN: TOKEN });
  try {
    const request = { model: 'offline/offline', messages: hi('hello') };
    await assert.rejects(clientOf(rig, 'wrong').chat.completions.create(request), (error) => {
      assert.ok(error instanceof AuthenticationError);
      assert.equal(error.code, 'invalid_api_key');
      return true;
    });
    const answer = await clientOf(rig, TOKEN).chat.completions.create(request);
    assert.ok(answer.choices[0]?.message.content);
  } finally {
    await rig.close();
  }
});
