import assert from 'node:assert/strict';
import { test } from 'node:test';
// Not part of what the package exports.
import { ServerEvents } from '../src/server-events';

const bytes = (text: string) => new TextEncoder().encode(text);

test('an event stream is read as WHATWG HTML has it, however it is cut', () => {
  const text =
    ': a comment\r\nid: 1\r\nevent: text\r\ndata: {"a":\r\ndata:"é🙂"}\r\n\r\n' +
    'data\n\nid: 2\nretry: 5\nunknown: x\nevent: done\ndata:  two\n\nevent: none\n\ndata: cut off';
  const expected = [
    { id: '1', name: 'text', data: '{"a":\n"é🙂"}' },
    { id: '1', name: 'message', data: '' },
    { id: '2', name: 'done', data: ' two' },
  ];
  const whole = bytes(text);
  for (let size = 1; size <= whole.length; size++) {
    const events = new ServerEvents();
    const found = [];
    for (let at = 0; at < whole.length; at += size) {
      found.push(...events.push(whole.subarray(at, at + size)));
    }
    assert.deepEqual(found, expected, `in pieces of ${size}`);
  }
});

test('lines may end with a carriage return alone', () => {
  const events = new ServerEvents();
  assert.deepEqual(events.push(bytes('data: a\rdata: b\r\rdata: c')), [
    { id: '', name: 'message', data: 'a\nb' },
  ]);
});
