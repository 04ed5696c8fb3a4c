import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SseReader, type StreamEvent } from '../../src/panel/run/sse-reader';

const encoder = new TextEncoder();

const STREAM = [
  '\ufeff: a comment first\r\n\r\n',
  'id: 1\nevent: text\ndata: {"delta":"héllo – 日本 😀"}\n\n',
  'id:2\r\nevent:text\r\ndata:one\r\ndata: two\r\n\r\n',
  'id: 3\revent: tool\rdata\r\r',
  'unknown: field\nretry: 10\n\n',
  'event: lost\n\n',
  'id: 4\ndata:  two spaces\n\n',
  'id: with\0nul\ndata: keeps the id before\n\n',
  'data: never completed\n',
].join('');

const EVENTS: readonly StreamEvent[] = [
  { id: '1', name: 'text', data: '{"delta":"héllo – 日本 😀"}' },
  { id: '2', name: 'text', data: 'one\ntwo' },
  { id: '3', name: 'tool', data: '' },
  { id: '4', name: 'message', data: ' two spaces' },
  { id: '4', name: 'message', data: 'keeps the id before' },
];

function read(...pieces: readonly Uint8Array[]): StreamEvent[] {
  const reader = new SseReader();
  return pieces.flatMap((piece) => reader.read(piece));
}

test('a stream is read the same, torn apart between any two bytes', () => {
  const bytes = encoder.encode(STREAM);
  for (let at = 0; at <= bytes.length; at++) {
    assert.deepEqual(read(bytes.slice(0, at), bytes.slice(at)), EVENTS, `torn at ${at}`);
  }
});

test('a stream is read the same byte by byte', () => {
  const bytes = encoder.encode(STREAM);
  assert.deepEqual(read(...Array.from(bytes, (byte) => Uint8Array.of(byte))), EVENTS);
});

test('a line that a carriage return ends is there before the next byte', () => {
  assert.deepEqual(read(encoder.encode('data: now\r\r')), [
    { id: '', name: 'message', data: 'now' },
  ]);
});

test('an event without end is refused, not gathered for ever', () => {
  const reader = new SseReader();
  const piece = encoder.encode(`data: ${'x'.repeat(1024 * 1024)}\n`);
  assert.throws(() => {
    for (let i = 0; i < 9; i++) reader.read(piece);
  }, /too long/);
});

test('a line without end is refused, not gathered for ever', () => {
  const reader = new SseReader();
  const piece = encoder.encode('x'.repeat(1024 * 1024));
  assert.throws(() => {
    for (let i = 0; i < 9; i++) reader.read(piece);
  }, /too long/);
});
