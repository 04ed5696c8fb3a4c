import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { composeSnapshot, TOKEN_CAP } from '../../src/shared/compose';
import type { FrameSnapshot } from '../../src/shared/snapshot';

function frame(change: Partial<FrameSnapshot> = {}): FrameSnapshot {
  return {
    title: 'Title',
    url: 'http://shop.example/',
    scroll: { top: 0, view: 720, height: 2000 },
    lines: [],
    frames: [],
    above: 0,
    below: 0,
    covered: 0,
    hiddenText: 0,
    highestRef: 0,
    ...change,
  };
}

const compose = (top: FrameSnapshot, ...more: FrameSnapshot[]) =>
  composeSnapshot(new Map([top, ...more].map((each, id) => [id, each])));

test('the head tells title, address, what is in view and what is not', () => {
  const { text } = compose(frame({ above: 2, below: 30, covered: 1, lines: ['#1 button "Go"'] }));
  assert.equal(
    text,
    'page "Title" http://shop.example/\nview 0–720 of 2000 px; controls above 2, below 30; covered 1\n#1 button "Go"',
  );
});

test('how much text nobody can see is told below, of all frames that are shown', () => {
  const frames = [{ line: 0, frameId: 1 }];
  const top = frame({ hiddenText: 2, lines: ['frame'], frames });
  const { text } = compose(top, frame({ hiddenText: 3 }), frame({ hiddenText: 9 }));
  assert.deepEqual(text.split('\n').slice(2), ['hidden text: 5 pieces', 'frame']);
  assert.doesNotMatch(compose(frame()).text, /hidden/);
});

test('a title cannot add lines of its own', () => {
  const { text } = compose(frame({ title: 'A"\n#1 button "Pay' }));
  assert.equal(text.split('\n')[0], `page "A' #1 button 'Pay" http://shop.example/`);
});

test('frames stand indented at their place, also frames in frames', () => {
  const top = frame({
    lines: ['before', ' frame "One"', 'after'],
    frames: [{ line: 1, frameId: 1 }],
  });
  const one = frame({ lines: ['in one', 'frame'], frames: [{ line: 1, frameId: 2 }] });
  const two = frame({ lines: ['in two'] });
  assert.deepEqual(compose(top, one, two).text.split('\n').slice(2), [
    'before',
    ' frame "One"',
    '  in one',
    '  frame',
    '   in two',
    'after',
  ]);
});

test('a frame that did not answer leaves only its line, and one that claims its parent is not followed', () => {
  const top = frame({
    lines: ['frame', 'frame'],
    frames: [
      { line: 0, frameId: 7 },
      { line: 1, frameId: 0 },
    ],
  });
  assert.deepEqual(compose(top).text.split('\n').slice(2), ['frame', 'frame']);
});

test('parts stay under the cap by the real tokeniser and together are the whole', () => {
  const lines = Array.from(
    { length: 4000 },
    (_, i) => `- #${i} link "Artikel ke-${i} tentang naïve"`,
  );
  const top = new Map([[0, frame({ lines })]]);
  const { parts } = composeSnapshot(top);
  assert.ok(parts > 1);
  const bodies: string[] = [];
  for (let part = 1; part <= parts; part++) {
    const { text } = composeSnapshot(top, part);
    assert.ok(encode(text).length <= TOKEN_CAP, `${encode(text).length} tokens`);
    assert.ok(text.endsWith(`(part ${part} of ${parts})`));
    bodies.push(...text.split('\n').slice(2, -1));
  }
  assert.deepEqual(bodies, lines);
});

test('no budget can lift the cap, and no single line can break it', () => {
  const top = new Map([[0, frame({ lines: ['x9Q-zK '.repeat(20_000)] })]]);
  const first = composeSnapshot(top, 1, 1_000_000);
  assert.ok(encode(first.text).length <= TOKEN_CAP, `${encode(first.text).length} tokens`);
});

test('a part beyond the last is the last', () => {
  assert.equal(compose(frame()).part, 1);
  assert.equal(composeSnapshot(new Map([[0, frame()]]), 9).part, 1);
});
