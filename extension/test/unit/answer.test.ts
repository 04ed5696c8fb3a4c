import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ended, withEvent, withWorkersWord } from '../../src/panel/chat/answer';
import { type Answer, NEW_ANSWER, textOf } from '../../src/panel/chat/transcript';
import type { RunEvent } from '../../src/panel/run/run-events';
import type { ToolMessage } from '../../src/shared/panel-messages';

const text = (delta: string): RunEvent => ({ kind: 'text', delta, notice: false });
const calling = (id: string, name = 'click_element'): RunEvent => ({
  kind: 'calling',
  id,
  name,
  arguments: { ref: 4 },
});
const completed = (id: string, ok = true, name = 'click_element'): RunEvent => ({
  kind: 'completed',
  id,
  name,
  ok,
  result: 'clicked',
  ms: 80,
});
const word = (callId: string, rest: Partial<ToolMessage> = {}): ToolMessage => ({
  type: 'tool',
  runId: 'r',
  callId,
  name: 'click_element',
  effect: 'act',
  target: 'button "Save"',
  ref: 4,
  state: 'running',
  ...rest,
});

const after = (...events: readonly RunEvent[]) => events.reduce(withEvent, NEW_ANSWER);
const calls = (answer: Answer) =>
  answer.parts.flatMap((part) => (part.kind === 'calls' ? part.calls : []));

test('text, thoughts, notices and calls stand in the order in which they came', () => {
  const answer = after(
    { kind: 'thought', delta: 'hm' },
    { kind: 'thought', delta: ' so' },
    text('I '),
    text('click.'),
    calling('1'),
    completed('1'),
    text('Done.'),
    { kind: 'text', delta: 'Limit.', notice: true },
  );
  assert.deepEqual(
    answer.parts.map((part) => (part.kind === 'calls' ? part.calls.length : part.text)),
    ['hm so', 'I click.', 1, 'Done.', 'Limit.'],
  );
  assert.equal(textOf(answer), 'I click.\n\nDone.');
});

test('what the worker says of a call is joined with what the stream says, whoever is first', () => {
  const streamFirst = withWorkersWord(after(calling('1')), word('w'));
  const workerFirst = withEvent(withWorkersWord(NEW_ANSWER, word('w')), calling('1'));
  assert.deepEqual(streamFirst.parts, workerFirst.parts);
  const [call] = calls(streamFirst);
  assert.equal(calls(streamFirst).length, 1);
  assert.equal(call?.target, 'button "Save"');
  assert.deepEqual(call?.arguments, { ref: 4 });
});

test('two calls of one tool are two lines', () => {
  let answer = after(calling('1'));
  answer = withWorkersWord(answer, word('w1'));
  answer = withWorkersWord(answer, word('w1', { state: 'done', ms: 5, said: 'clicked it' }));
  answer = withEvent(answer, completed('1'));
  answer = withEvent(answer, calling('2'));
  answer = withWorkersWord(answer, word('w2', { target: 'link "More"' }));
  assert.deepEqual(
    calls(answer).map(({ target, state, said }) => [target, state, said]),
    [
      ['button "Save"', 'done', 'clicked it'],
      ['link "More"', 'running', ''],
    ],
  );
});

test('what the worker tells again to a panel that was opened later finds its lines', () => {
  let answer = after(
    calling('1'),
    completed('1'),
    calling('2'),
    completed('2', false),
    calling('3'),
  );
  for (const [callId, state] of [
    ['w1', 'done'],
    ['w2', 'failed'],
    ['w3', 'running'],
  ] as const) {
    answer = withWorkersWord(answer, word(callId, { state, target: `link "${callId}"` }));
  }
  answer = withWorkersWord(answer, word('w3', { state: 'done' }));
  assert.deepEqual(
    calls(answer).map(({ streamId, workerId, state }) => [streamId, workerId, state]),
    [
      ['1', 'w1', 'done'],
      ['2', 'w2', 'failed'],
      ['3', 'w3', 'done'],
    ],
  );
});

test('calls of one step stand together, those of the next after what was said between', () => {
  const answer = after(calling('1'), calling('2', 'reload'), text('so'), calling('3'));
  assert.deepEqual(
    answer.parts.map((part) => (part.kind === 'calls' ? part.calls.length : part.kind)),
    [2, 'text', 1],
  );
});

test('a call waits for the person, and goes on or is refused', () => {
  const asked = after(calling('1'), {
    kind: 'approval',
    approvalId: 'a',
    tool: 'click_element',
    arguments: {},
    reason: '',
  });
  assert.equal(calls(asked)[0]?.state, 'asked');
  const allowed = withEvent(asked, { kind: 'settled', approvalId: 'a', allowed: true });
  assert.equal(calls(allowed)[0]?.state, 'running');
  const refused = withEvent(asked, { kind: 'settled', approvalId: 'a', allowed: false });
  assert.equal(calls(withEvent(refused, completed('1', false)))[0]?.state, 'denied');
});

test('a failed call says so, with its time', () => {
  const [call] = calls(after(calling('1'), completed('1', false)));
  assert.equal(call?.state, 'failed');
  assert.equal(call?.ms, 80);
});

test('at the end no call is left running', () => {
  const answer = ended(after(calling('1')), 'cancelled');
  assert.equal(calls(answer)[0]?.state, 'failed');
  assert.equal(answer.end, 'cancelled');
});

test('usage, error, model and outcome are kept', () => {
  const answer = after(
    { kind: 'run', runId: 'r', model: 'm', sessionId: '' },
    { kind: 'usage', input: 1, output: 2, total: 3 },
    { kind: 'error', message: 'no', code: 'x' },
    { kind: 'done', outcome: 'failed' },
  );
  assert.equal(answer.runId, 'r');
  assert.equal(answer.model, 'm');
  assert.equal(answer.usage?.total, 3);
  assert.equal(answer.error, 'no');
  assert.equal(answer.end, 'failed');
});

test('an answer is not changed by what comes after it', () => {
  const before = after(text('a'), calling('1'));
  const kept = structuredClone(before);
  withEvent(withEvent(before, text('b')), completed('1'));
  assert.deepEqual(before, kept);
});

test('what was hidden and cleaned is kept as it was told last', () => {
  const answer = after(
    { kind: 'privacy', counts: { email: 1 } },
    { kind: 'cleaned', counts: { bidi: 4 } },
    { kind: 'privacy', counts: { email: 2, card: 1 } },
  );
  assert.deepEqual(answer.hidden, { email: 2, card: 1 });
  assert.deepEqual(answer.cleaned, { bidi: 4 });
});

test('one card marks each call that it asks about', () => {
  const action = { tool: 'click_element', site: '', target: '', values: [], reasons: [] };
  const card = { actions: [action, action], choices: ['once', 'no'] as const };
  const answer = after(
    { kind: 'calling', id: '1', name: 'click_element', arguments: {} },
    { kind: 'calling', id: '2', name: 'click_element', arguments: {} },
    { kind: 'calling', id: '3', name: 'drag', arguments: {} },
    { kind: 'approval', approvalId: 'a', tool: 'click_element', arguments: {}, reason: '', card },
  );
  assert.deepEqual(
    calls(answer).map(({ state }) => state),
    ['asked', 'asked', 'running'],
  );
});

test('that a run goes without the browser is told until it turns out to have one', () => {
  const run = { kind: 'run', runId: 'r', model: 'm' } as const;
  const before = { ...NEW_ANSWER, withoutBrowser: true };
  assert.equal(withEvent(before, { ...run, sessionId: '' }).withoutBrowser, true);
  assert.equal(withEvent(before, { ...run, sessionId: 's' }).withoutBrowser, undefined);
});
