import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieceOf } from '../../src/content/reading/pieces';

/** All pieces in order, as a reader would ask for them. */
function readAll(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const piece = pieceOf(text, offset, length);
    pieces.push(piece.text);
    offset = piece.next;
  }
  return pieces;
}

test('a short text is one piece', () => {
  assert.deepEqual(pieceOf('hello', 0, 100), { text: 'hello', offset: 0, next: null });
});

test('pieces joined in order are the text, and none is too long', () => {
  const text = Array.from({ length: 400 }, (_, i) => `word${i}${i % 9 ? ' ' : '\n\n'}`).join('');
  const pieces = readAll(text, 100);
  assert.equal(pieces.join(''), text);
  assert.ok(pieces.every((piece) => piece.length <= 100));
});

test('a piece ends at a paragraph where one is near', () => {
  assert.equal(
    pieceOf(`${'a'.repeat(90)}\n\nbbbb cccc dddd`, 0, 100).text,
    `${'a'.repeat(90)}\n\n`,
  );
});

test('a piece never splits a surrogate pair', () => {
  const pieces = readAll('😀'.repeat(50), 7);
  assert.ok(pieces.every((piece) => encodeURIComponent(piece) !== ''));
});

test('an offset past the end gives an empty last piece', () => {
  assert.deepEqual(pieceOf('abc', 10, 5), { text: '', offset: 3, next: null });
});
