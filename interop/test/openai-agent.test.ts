import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type OpenAI from 'openai';
import { AuthenticationError, ConflictError } from 'openai';
import { call } from '../../extension/test/support/fake-gemini';
import { until } from '../../extension/test/support/until';
import { Browser, clientOf, type Interop, start, TOKEN } from './openai-support';

const PAGE = 'https://example.com/form';
const AGENT = 'browser-agent';

let interop: Interop;
let client: OpenAI;

before(async () => {
  interop = await start({ AUTH_TOKEN: TOKEN });
  client = clientOf(interop.rig, TOKEN);
});

after(() => interop.close());

const says = (content: string) => [{ role: 'user' as const, content }];

/** A test with this many browsers, which are gone at its end. */
async function withBrowsers(count: number, use: (browsers: Browser[]) => Promise<void>) {
  const browsers: Browser[] = [];
  try {
    while (browsers.length < count) browsers.push(await Browser.open(interop.rig.url, PAGE));
    await use(browsers);
  } finally {
    for (const browser of browsers) browser.close();
    await until('the server sees that they are gone', noBrowser);
  }
}

async function noBrowser(): Promise<boolean> {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const metrics = await fetch(`${interop.rig.url}/metrics`, { headers });
  return /^rig_browser_sessions 0/m.test(await metrics.text());
}

function conflict(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ConflictError);
    assert.equal(error.code, code);
    return true;
  };
}

test('the agent reads in the only browser, and only its answer is content', async () => {
  interop.gemini.play(function* () {
    const [page] = yield call('get_page_content');
    return JSON.stringify(page).includes('Opening hours') ? 'It opens at nine.' : 'I saw nothing.';
  });
  await withBrowsers(1, async ([browser]) => {
    const asked = client.chat.completions.create({ model: AGENT, messages: says('When?') });
    await browser?.does({ title: 'A page', url: PAGE, text: 'Opening hours: from nine' });
    const answer = await asked;
    assert.equal(answer.model, AGENT);
    assert.equal(answer.choices[0]?.message.content, 'It opens at nine.');
    assert.equal(answer.choices[0]?.message.tool_calls, undefined);
    assert.equal(answer.choices[0]?.finish_reason, 'stop');
  });
});

test("the client's instruction joins the agent's own", async () => {
  interop.gemini.say('Yes.');
  await withBrowsers(1, async () => {
    await client.chat.completions.create({
      model: AGENT,
      messages: [{ role: 'system', content: 'Answer like a pirate.' }, ...says('Hello')],
    });
  });
  const { system, tools } = interop.gemini.asked.at(-1) ?? assert.fail('nobody asked');
  assert.match(system, /Answer like a pirate\.$/);
  assert.ok(system.length > 200);
  assert.ok(tools.includes('click_element'));
});

test("the client's tools stand beside the agent's", async () => {
  interop.gemini.play(function* () {
    yield call('get_page_content');
    const [kept] = yield call('keep', { note: 'from nine' });
    return JSON.stringify(kept).includes('done') ? 'I kept it.' : 'It is lost.';
  });
  const tools: OpenAI.ChatCompletionTool[] = [
    {
      type: 'function',
      function: {
        name: 'keep',
        description: 'Keeps a note.',
        parameters: { type: 'object', properties: { note: { type: 'string' } } },
      },
    },
  ];
  await withBrowsers(1, async ([browser]) => {
    const messages: OpenAI.ChatCompletionMessageParam[] = says('Keep the opening hours');
    const asked = client.chat.completions.create({ model: AGENT, messages, tools });
    await browser?.does({ title: 'A page', url: PAGE, text: 'Opening hours: from nine' });
    const { message, finish_reason } = (await asked).choices[0] ?? assert.fail('no choice');
    assert.equal(finish_reason, 'tool_calls');
    const [keep] = message.tool_calls ?? [];
    assert.ok(keep?.type === 'function');
    assert.deepEqual(keep.function, { name: 'keep', arguments: '{"note":"from nine"}' });
    messages.push(message, { role: 'tool', tool_call_id: keep.id, content: 'done' });
    const answer = await client.chat.completions.create({ model: AGENT, messages, tools });
    assert.equal(answer.choices[0]?.message.content, 'I kept it.');
    // What the agent did before is not in the client's conversation, and not done again.
    assert.match(interop.gemini.asked.at(-1)?.body ?? '', /get_page_content.*Opening hours/);
    assert.deepEqual(browser?.done, ['get_page_content']);
  });
});

test('what must be agreed to is asked in the chat, and a yes in the next message does it', async () => {
  interop.gemini.play(function* (prompt) {
    if (!/yes$/.test(prompt)) yield call('get_interactive_elements');
    yield call('click_element', { ref: 5 });
    return 'It is clicked.';
  });
  await withBrowsers(1, async ([browser]) => {
    const messages: OpenAI.ChatCompletionMessageParam[] = says('Please go on with the form');
    const first = client.chat.completions.create({ model: AGENT, messages });
    await browser?.does({ elements: [{ id: 5, role: 'button', name: 'Pay now' }] });
    const question = (await first).choices[0]?.message.content ?? '';
    assert.match(question, /May I do this: click `button "Pay now"`/);
    messages.push({ role: 'assistant', content: question }, ...says('yes'));
    const asked = client.chat.completions.create({ model: AGENT, messages });
    const command = await browser?.does(null);
    assert.deepEqual([command?.type, command?.ref], ['click_element', 5]);
    assert.match((await asked).choices[0]?.message.content ?? '', /It is clicked\./);
  });
});

test('of several browsers one is named by its session', async () => {
  interop.gemini.play(function* () {
    yield call('get_page_content');
    return 'Read.';
  });
  await withBrowsers(2, async ([, second]) => {
    const request = { model: AGENT, messages: says('Read it') };
    await assert.rejects(client.chat.completions.create(request), conflict('browser_unclear'));
    const asked = client.chat.completions.create(request, {
      headers: { 'X-Session-Id': second?.session ?? '' },
    });
    await second?.does('text');
    assert.equal((await asked).choices[0]?.message.content, 'Read.');
  });
});

test('without a browser the client hears so', async () => {
  await assert.rejects(
    client.chat.completions.create({ model: AGENT, messages: says('hi') }),
    conflict('browser_needed'),
  );
});

test('without a token of the settings the one of ./rig token is needed', async () => {
  const other = await start();
  try {
    await assert.rejects(
      other.client.chat.completions.create({ model: AGENT, messages: says('hi') }),
      (error) => {
        assert.ok(error instanceof AuthenticationError);
        assert.equal(error.code, 'invalid_api_key');
        assert.match(error.message, /\.\/rig token/);
        return true;
      },
    );
  } finally {
    await other.close();
  }
});
