import assert from 'node:assert/strict';
import { test } from 'node:test';
// Not part of what the package exports.
import { FrameError, Frames, frame, PING, TEXT } from '../src/socket/frames';

/** A frame as servers send it, without a mask. */
function unmasked(first: number, payload: Buffer): Buffer {
  const { length } = payload;
  const size =
    length < 126
      ? Buffer.from([length])
      : length < 0x10000
        ? Buffer.from([126, length >> 8, length & 255])
        : Buffer.from([
            127,
            0,
            0,
            0,
            0,
            length >>> 24,
            (length >> 16) & 255,
            (length >> 8) & 255,
            length & 255,
          ]);
  return Buffer.concat([Buffer.from([first]), size, payload]);
}

test('messages of every length are read, however they are cut', () => {
  const sizes = [0, 1, 125, 126, 65_535, 65_536, 300_000];
  const messages = sizes.map((size) => Buffer.alloc(size, 'x'));
  const sent = Buffer.concat(messages.map((payload) => unmasked(0x81, payload)));
  for (const step of [1000, 65_536, sent.length]) {
    const frames = new Frames();
    const read = [];
    for (let at = 0; at < sent.length; at += step) {
      read.push(...frames.push(sent.subarray(at, at + step)));
    }
    assert.deepEqual(
      read.map(({ opcode, payload }) => [opcode, payload.length]),
      sizes.map((size) => [TEXT, size]),
    );
  }
});

test('a message in parts is put together, with a ping between them', () => {
  const frames = new Frames();
  const sent = [
    unmasked(0x01, Buffer.from('he')),
    unmasked(0x89, Buffer.from('!')),
    unmasked(0x80, Buffer.from('llo')),
  ];
  const read = sent.flatMap((bytes) =>
    [...bytes].flatMap((byte) => frames.push(Buffer.from([byte]))),
  );
  assert.deepEqual(
    read.map(({ opcode, payload }) => [opcode, payload.toString()]),
    [
      [PING, '!'],
      [TEXT, 'hello'],
    ],
  );
});

test('a server that breaks the rules of frames is told so', () => {
  const broken = [
    unmasked(0xc1, Buffer.from('compressed')),
    Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0]),
    unmasked(0x80, Buffer.from('nothing to go on with')),
    unmasked(0x09, Buffer.from('a ping in parts')),
    unmasked(0x89, Buffer.alloc(126)),
    Buffer.concat([unmasked(0x01, Buffer.from('a')), unmasked(0x81, Buffer.from('b'))]),
    Buffer.from([0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0]),
  ];
  for (const bytes of broken) assert.throws(() => new Frames().push(bytes), FrameError);
});

test('what a client sends is masked', () => {
  for (const size of [5, 200, 70_000]) {
    const payload = Buffer.alloc(size, 'a');
    const sent = frame(TEXT, payload);
    assert.equal(sent[0], 0x81);
    assert.ok(((sent[1] ?? 0) & 0x80) !== 0);
    const mask = sent.subarray(sent.length - size - 4, sent.length - size);
    const opened = sent.subarray(sent.length - size).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
    assert.deepEqual(Buffer.from(opened), payload);
  }
});
