import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import {
  type Action,
  type Browser,
  type BrowserOptions,
  type BrowserTool,
  ProblemError,
  type Question,
  type RigClient,
  RigError,
  type Run,
  type RunState,
  type SocketQuestion,
  UnreachableError,
  withSnapshot,
} from '@backend-rig/client';
import { call, type Result } from '../../../extension/test/support/fake-gemini';
import { until } from '../../../extension/test/support/until';
import { Stage } from './support/stage';

const TOKEN = 'a-long-enough-token';
const QUICK = { attempts: 100, first: 20, longest: 100 };

let stage: Stage;

before(async () => {
  stage = await Stage.open({ AUTH_TOKEN: TOKEN });
});

after(() => stage.close());

const open: Browser[] = [];

afterEach(() => Promise.all(open.splice(0).map((browser) => browser.close())));

async function opened(client: RigClient, options: BrowserOptions): Promise<Browser> {
  const browser = await client.browser(options);
  open.push(browser);
  return browser;
}

beforeEach(() => stage.proxy.open());

const client = () => stage.client({ token: TOKEN });
const shaky = () => stage.shakyClient({ token: TOKEN });

/** A tool that reads something of a name. */
function reads(run: BrowserTool['run']): BrowserTool {
  return {
    description: 'Reads a note.',
    effect: 'read',
    input_schema: { type: 'object', properties: { name: { type: 'string', 'x-role': 'text' } } },
    run,
  };
}

/** A tool that acts, and says nothing of its arguments: the person is always asked. */
function acts(run: BrowserTool['run']): BrowserTool {
  return {
    description: 'Rings the bell.',
    effect: 'act',
    input_schema: { type: 'object', properties: { times: { type: 'integer' } } },
    timeout_ms: 20_000,
    run,
  };
}

/** The model makes one call and answers; what it was told comes into the list. */
function plays(name: string, args: object, told: Result[] = []): Result[] {
  stage.gemini.play(function* () {
    told.push(...(yield call(name, args)));
    return 'Done.';
  });
  return told;
}

function ask(browser: Browser) {
  return client().run({ message: 'Do it', session_id: browser.sessionId });
}

test('is a browser whose declared tools the model is offered and calls', async () => {
  const calls: [object, Action][] = [];
  const run = (args: object, action: Action) => {
    calls.push([args, action]);
    return { note: 'Buy tea.' };
  };
  const browser = await opened(client(), { tools: { read_note: reads(run) } });
  const told = plays('read_note', { name: 'today' });
  const result = await ask(browser);
  assert.equal(result.outcome, 'answered');
  assert.deepEqual(
    calls.map(([args]) => args),
    [{ name: 'today' }],
  );
  assert.equal(calls[0]?.[1].runId, result.runId);
  assert.match(JSON.stringify(told), /Buy tea\./);
  assert.ok(stage.gemini.asked.at(-1)?.tools.includes('read_note'));
});

test('what a tool throws is told to the model as its failure', async () => {
  const run = () => {
    throw new Error('the note is torn');
  };
  const browser = await opened(client(), { tools: { read_note: reads(run) } });
  const told = plays('read_note', { name: 'today' });
  await ask(browser);
  assert.match(JSON.stringify(told), /the note is torn/);
});

test('a tool that takes too long has its signal aborted, and the model is told', async () => {
  let reason = '';
  const run = (_: object, { signal }: Action) =>
    new Promise((done) => {
      signal.addEventListener('abort', () => {
        reason = String(signal.reason);
        done('too late');
      });
    });
  const slow = { ...reads(run), effect: 'navigate' as const, timeout_ms: 1000 };
  const input_schema = { type: 'object', properties: { url: { type: 'string', 'x-role': 'url' } } };
  const browser = await opened(client(), { tools: { go_to: { ...slow, input_schema } } });
  const told = plays('go_to', { url: 'https://example.com/' });
  await ask(browser);
  assert.match(reason, /1000 ms/);
  assert.doesNotMatch(JSON.stringify(told), /too late/);
});

test('a result brings the page as it then is', async () => {
  const run = () => withSnapshot('read', { document: 'd1', text: '#1 heading "Tea"' });
  const browser = await opened(client(), { tools: { read_note: reads(run) } });
  const told = plays('read_note', { name: 'today' });
  assert.equal((await ask(browser)).outcome, 'answered');
  assert.match(JSON.stringify(told), /read/);
});

test('a result that is too long or no JSON is told as a failure', async () => {
  const circle: { self?: object } = {};
  circle.self = circle;
  for (const [data, why] of [
    ['x'.repeat(9 * 1024 * 1024), /too long/],
    [circle, /as JSON/],
  ] as const) {
    const browser = await opened(client(), { tools: { read_note: reads(() => data) } });
    const told = plays('read_note', {});
    await ask(browser);
    assert.match(JSON.stringify(told), why);
  }
});

test('tells its page, and a screenshot goes with the next run', async () => {
  const browser = await opened(client(), { tools: {} });
  browser.showPage({ url: 'https://tea.example/', title: 'All about tea' });
  const screenshot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  browser.updateContext({ url: 'https://tea.example/', title: 'All about tea', screenshot });
  stage.gemini.say('Nice.');
  await ask(browser);
  const body = stage.gemini.asked.at(-1)?.body ?? '';
  assert.ok(body.includes('All about tea'));
  assert.ok(body.includes(screenshot.slice(0, 60)));
});

test('answers questions of a run: yes, no, and a handler that breaks says no', async () => {
  for (const [decide, rung] of [
    [() => 'allow' as const, 1],
    [() => 'deny' as const, 0],
    [() => Promise.reject(new Error('nobody is here')), 0],
  ] as const) {
    let count = 0;
    const questions: SocketQuestion[] = [];
    const browser = await opened(client(), {
      tools: { ring: acts(() => ++count) },
      onQuestion: (question) => {
        questions.push(question);
        return decide();
      },
    });
    plays('ring', { times: 1 });
    await ask(browser);
    assert.equal(count, rung);
    const [question] = questions;
    assert.ok(question?.kind === 'action' && question.tool === 'ring' && question.reason !== '');
  }
});

test('a question that is answered elsewhere is withdrawn here', async () => {
  let withdrawn = false;
  const browser = await opened(client(), {
    tools: { ring: acts(() => 'rung') },
    onQuestion: (_, signal) =>
      new Promise(() => {
        signal.addEventListener('abort', () => {
          withdrawn = true;
        });
      }),
  });
  const told = plays('ring', { times: 1 });
  const result = await client().run(
    { message: 'Do it', session_id: browser.sessionId },
    { onQuestion: () => 'allow' },
  );
  assert.equal(result.outcome, 'answered');
  assert.match(JSON.stringify(told), /rung/);
  await until('the question is withdrawn', () => withdrawn);
});

/** A browser without an answer of its own, and a bell with a count. */
async function bell(options: Partial<BrowserOptions> = {}) {
  const rung = { count: 0 };
  const browser = await opened(client(), {
    tools: { ring: acts(() => ++rung.count) },
    ...options,
  });
  return { browser, rung };
}

test('a run is told yes and no from its stream', async () => {
  assert.deepEqual(await answered('allow'), { count: 1, statuses: ['asked', 'allowed'] });
  assert.deepEqual(await answered('deny'), { count: 0, statuses: ['asked', 'denied'] });
});

/** How often the bell rings, and what the stream tells of its question. */
async function answered(decision: 'allow' | 'deny') {
  const { browser, rung } = await bell();
  plays('ring', { times: 1 });
  const statuses: string[] = [];
  const run = client().stream({ message: 'Do it', session_id: browser.sessionId });
  for await (const event of run) {
    if (event.type !== 'approval') continue;
    statuses.push(event.data.status);
    if (event.data.status === 'asked') await answerOnce(run, event.data, decision);
  }
  return { count: rung.count, statuses };
}

async function answerOnce(run: Run, question: Question, decision: 'allow' | 'deny') {
  const answer = await (decision === 'allow' ? run.approve(question) : run.deny(question));
  assert.equal(answer.status, decision === 'allow' ? 'allowed' : 'denied');
  await assert.rejects(run.deny(question.approval_id), (error) => {
    return error instanceof ProblemError && error.code === 'approval-closed';
  });
}

/** A browser that goes from site to site; where it went. */
async function traveller(options: Partial<BrowserOptions> = {}) {
  const visited: string[] = [];
  const browser = await opened(client(), {
    tools: {
      go_to: {
        description: 'Opens an address.',
        effect: 'navigate',
        input_schema: { type: 'object', properties: { url: { type: 'string', 'x-role': 'url' } } },
        run: ({ url }) => {
          visited.push(String(url));
          browser.showPage({ url: String(url), title: 'There' });
          return { navigated_to: url };
        },
      },
    },
    ...options,
  });
  browser.showPage({ url: 'https://home.example/', title: 'Home' });
  stage.gemini.play(function* () {
    yield call('go_to', { url: 'https://other.example/a' });
    yield call('go_to', { url: 'https://other.example/b' });
    return 'Done.';
  });
  return { browser, visited };
}

test('a yes for the site holds to the end of the run, from the stream', async () => {
  const { browser, visited } = await traveller();
  const choices: (readonly string[])[] = [];
  await client().run(
    { message: 'Have a look', session_id: browser.sessionId },
    {
      onQuestion: (question) => {
        choices.push(question.choices);
        return 'site';
      },
    },
  );
  assert.deepEqual(choices, [['once', 'site', 'no']]);
  assert.equal(visited.length, 2);
});

test('a yes for the site holds to the end of the run, from the browser', async () => {
  let questions = 0;
  const { browser, visited } = await traveller({
    onQuestion: () => {
      questions++;
      return 'site';
    },
  });
  await ask(browser);
  assert.deepEqual([questions, visited.length], [1, 2]);
});

test('a run whose person breaks while asked is told no, and the failure comes out', async () => {
  const { browser, rung } = await bell();
  plays('ring', { times: 1 });
  const onQuestion = () => Promise.reject(new Error('nobody is here'));
  const run = client().run({ message: 'Do it', session_id: browser.sessionId }, { onQuestion });
  await assert.rejects(run, /nobody is here/);
  assert.equal(rung.count, 0);
});

test('tells the states of its runs, and can cancel one', async () => {
  const states: RunState[] = [];
  const browser = await opened(client(), {
    tools: {},
    onRunState: (state) => states.push(state),
  });
  stage.gemini.say('one two three');
  const release = stage.gemini.hold();
  const run = client().run({ message: 'Say it', session_id: browser.sessionId });
  await until('the run thinks', () => states.some(({ state }) => state === 'thinking'));
  const [runId = ''] = browser.runs.keys();
  browser.cancel(runId);
  assert.equal((await run).outcome, 'cancelled');
  await until('it is told', () => states.at(-1)?.state === 'ended');
  assert.equal(states.at(-1)?.outcome, 'cancelled');
  assert.equal(browser.runs.size, 0);
  release();
});

test('the person takes over, and gives back', async () => {
  let taken = '';
  const states: string[] = [];
  const run = (_: object, { runId }: Action) => {
    taken = runId;
    browser.takeOver(runId);
    return 'read';
  };
  const browser = await opened(client(), {
    tools: { read_note: reads(run) },
    onRunState: ({ state }) => states.push(state),
  });
  plays('read_note', {});
  const result = ask(browser);
  await until('the run pauses', () => states.includes('paused'));
  browser.giveBack(taken, { document: 'd2', text: '#1 heading "Mine"' });
  assert.equal((await result).outcome, 'answered');
});

test('what is being done for a run stops with it', async () => {
  let reason: unknown;
  let runId = '';
  const run = (_: object, action: Action) => {
    runId = action.runId;
    return new Promise(() => {
      action.signal.addEventListener('abort', () => {
        reason = action.signal.reason;
      });
    });
  };
  const browser = await opened(client(), { tools: { read_note: reads(run) } });
  plays('read_note', {});
  const result = ask(browser);
  await until('the tool is at work', () => runId !== '');
  browser.cancel(runId);
  assert.equal((await result).outcome, 'cancelled');
  await until('the tool is told', () => reason !== undefined);
});

test('a browser that loses its socket gets its session back, and tells what it did meanwhile', async () => {
  let count = 0;
  const sessions: boolean[] = [];
  const browser = await opened(shaky(), {
    tools: {
      ring: acts(async () => {
        stage.proxy.shut();
        return ++count;
      }),
    },
    retries: QUICK,
    onQuestion: () => 'allow',
    onSession: ({ resumed }) => sessions.push(resumed),
  });
  const { sessionId } = browser;
  const told = plays('ring', { times: 1 });
  const result = client().run({ message: 'Do it', session_id: sessionId });
  await until('the bell rings', () => count === 1);
  stage.proxy.open();
  assert.equal((await result).outcome, 'answered');
  assert.equal(count, 1);
  assert.match(JSON.stringify(told), /1/);
  assert.deepEqual(sessions, [false, true]);
  assert.equal(browser.sessionId, sessionId);
});

test('what still runs at a resume is told when it is done, and a question comes again once', async () => {
  let finish = (_: string) => {};
  let count = 0;
  let questions = 0;
  let decide = (_: 'allow') => {};
  const sessions: boolean[] = [];
  const browser = await opened(shaky(), {
    tools: {
      ring: acts(() => {
        count++;
        return new Promise<string>((done) => {
          finish = done;
        });
      }),
    },
    retries: QUICK,
    onQuestion: () => {
      questions++;
      return new Promise((done) => {
        decide = done;
      });
    },
    onSession: ({ resumed }) => sessions.push(resumed),
  });
  const told = plays('ring', { times: 1 });
  const result = ask(browser);
  await until('the question comes', () => questions === 1);
  stage.proxy.drop();
  await until('it is back', () => sessions.length === 2);
  decide('allow');
  await until('the bell is at work', () => count === 1);
  stage.proxy.drop();
  await until('it is back again', () => sessions.length === 3);
  finish('rung in the end');
  assert.equal((await result).outcome, 'answered');
  assert.deepEqual([count, questions], [1, 1]);
  assert.match(JSON.stringify(told), /rung in the end/);
  assert.deepEqual(sessions, [false, true, true]);
});

test('what is said while there is no socket is said at the next one', async () => {
  const sessions: boolean[] = [];
  const browser = await opened(shaky(), {
    tools: {},
    retries: QUICK,
    onSession: ({ resumed }) => sessions.push(resumed),
  });
  stage.proxy.shut();
  browser.showPage({ url: 'https://later.example/', title: 'A page from the dark' });
  stage.proxy.open();
  await until('it is back', () => sessions.length === 2);
  stage.gemini.say('Nice.');
  await ask(browser);
  assert.ok(stage.gemini.asked.at(-1)?.body.includes('A page from the dark'));
});

test('a program that is started again gets its session back by the token', async () => {
  const first = await opened(client(), { tools: {} });
  const { sessionId, resumeToken } = first;
  await first.close();
  const sessions: boolean[] = [];
  const second = await opened(client(), {
    tools: {},
    resumeToken,
    onSession: ({ resumed }) => sessions.push(resumed),
  });
  assert.equal(second.sessionId, sessionId);
  assert.deepEqual(sessions, [true]);
  await second.close();
});

test('a browser whose session goes on elsewhere does not fight for it', async () => {
  const first = await opened(client(), { tools: {}, retries: QUICK });
  const second = await opened(client(), { tools: {}, resumeToken: first.resumeToken });
  await assert.rejects(first.closed, /another socket/);
  await second.close();
});

test('a hello that the server does not accept is told at once, with what to mend', async () => {
  const tool = { ...reads(() => ''), input_schema: { type: 'string' } };
  await assert.rejects(client().browser({ tools: { read_note: tool } }), (error) => {
    return error instanceof RigError && /tools\[0\]/.test(error.message);
  });
});

test('a browser that may not connect is told why, and one that cannot too', async () => {
  await assert.rejects(stage.client().browser({ tools: {} }), (error) => {
    return error instanceof ProblemError && error.code === 'token-needed';
  });
  await assert.rejects(
    stage.client({ url: 'http://localhost:9' }).browser({ tools: {} }),
    UnreachableError,
  );
});

test('attempts to connect again are bounded', async () => {
  const browser = await opened(shaky(), { tools: {}, retries: { ...QUICK, attempts: 3 } });
  stage.proxy.shut();
  await assert.rejects(browser.closed, UnreachableError);
});

test('a signal closes the browser', async () => {
  const stop = new AbortController();
  const browser = await opened(client(), { tools: {}, signal: stop.signal });
  stop.abort();
  await browser.closed;
});
