import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'marked';
import { hasDefinitions, marked, openFence, settledBlocks } from '../../src/panel/markdown/blocks';

const PIECES = [
  ...['# Title\n', 'Some *text* here\n', 'more text', '\n', '\n\n', '- item\n', '  - inner\n'],
  ...['1. one\n', '2. two\n\n', '> quote\n', 'lazy\n', '```js\n', 'let a = 1;\n', '```\n'],
  ...['    indented\n', '| a | b |\n', '|---|---|\n', '| 1 | 2 |\n', '---\n', '===\n', '#', '-'],
  ...['<div>\n', '</div>\n', '~~~\n', '* * *\n', '\tcode\n', '**bold', '**\n', '- [ ] task\n'],
];

/** Small and the same everywhere (Park and Miller, 1988). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Renders the text as it grows, settling blocks as soon as they are said to be settled. */
function grown(pieces: readonly string[]): string {
  let text = '';
  let settled = 0;
  let html = '';
  for (const piece of pieces) {
    text += piece;
    const split = settledBlocks(text.slice(settled));
    html += Parser.parse([...split.settled]);
    settled += split.length;
  }
  return html + Parser.parse(marked.lexer(text.slice(settled)));
}

test('a text that grows piece by piece is drawn like the whole', () => {
  const seed = Date.now() % 100_000;
  const random = numbersFrom(seed + 1);
  for (let run = 0; run < 400; run++) {
    const pieces = Array.from(
      { length: 1 + Math.floor(random() * 14) },
      () => PIECES[Math.floor(random() * PIECES.length)] ?? '',
    );
    const whole = Parser.parse(marked.lexer(pieces.join('')));
    assert.equal(grown(pieces), whole, `seed ${seed}: ${JSON.stringify(pieces)}`);
  }
});

test('the last block of whole lines is not settled, what stands before it is', () => {
  assert.equal(settledBlocks('one\n\ntwo\n').length, 'one\n\n'.length);
  assert.equal(settledBlocks('one\n').length, 0);
  assert.equal(settledBlocks('- a\n\n').length, 0);
});

test('an open code block is known, a closed one is none', () => {
  assert.deepEqual(openFence('```ts x\nlet a'), { language: 'ts x', code: 'let a' });
  assert.equal(openFence('```ts'), null);
  assert.equal(openFence('```\na\n```'), null);
  assert.deepEqual(openFence('````\n```\n'), { language: '', code: '```\n' });
  assert.equal(openFence('text\n```\n'), null);
});

test('definitions of links are noticed', () => {
  assert.ok(hasDefinitions('see [a]\n\n[a]: https://example.com'));
  assert.ok(!hasDefinitions('see [a](https://example.com)'));
});
