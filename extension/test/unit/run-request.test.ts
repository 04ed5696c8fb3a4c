import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runRequest } from '../../src/panel/chat/run-request';
import { type Message, NEW_ANSWER } from '../../src/panel/chat/transcript';

const person = (text: string) => ({ role: 'user', id: text, text }) as const;
const assistant = (text: string): Message => ({
  role: 'assistant',
  id: text,
  answer: {
    ...NEW_ANSWER,
    end: 'answered',
    parts: [
      { kind: 'thought', text: 'not this' },
      { kind: 'text', text },
      { kind: 'notice', text: 'nor this' },
    ],
  },
});

test('a first message needs no more than itself', () => {
  const request = runRequest({ messages: [], instruction: '' }, person('Hi'), ' ', '');
  assert.deepEqual(request, {
    protocol: 2,
    stream: true,
    rendering: 'own',
    message: 'Hi',
    history: [],
  });
});

test('what was said before goes with it, without thoughts, notices and empty answers', () => {
  const messages = [person('a'), assistant('b'), person('c'), assistant('')];
  const request = runRequest({ messages, instruction: '' }, person('d'), '', '');
  assert.deepEqual((request as { history: unknown }).history, [
    { role: 'user', content: 'a' },
    { role: 'assistant', content: 'b' },
    { role: 'user', content: 'c' },
  ]);
});

test('the general instruction stands before the one of the conversation', () => {
  const request = runRequest({ messages: [], instruction: 'here' }, person('d'), 'always', 's');
  assert.deepEqual(request, {
    protocol: 2,
    stream: true,
    rendering: 'own',
    message: 'd',
    history: [],
    custom_instruction: 'always\n\nhere',
    session_id: 's',
  });
});

test('of a very long conversation the newest goes with it', () => {
  const messages = Array.from({ length: 100 }, (_, i) => person(`${i}`.padEnd(10_000, '.')));
  const request = runRequest({ messages, instruction: '' }, person('d'), '', '');
  const { history } = request as { history: { content: string }[] };
  assert.equal(history.length, 40);
  assert.ok(history.at(-1)?.content.startsWith('99'));
});

test('a picture goes with its message', () => {
  const message = { ...person('d'), image: 'data:image/png;base64,AA' };
  const request = runRequest({ messages: [], instruction: '' }, message, '', '');
  assert.equal((request as { image: string }).image, 'data:image/png;base64,AA');
});
