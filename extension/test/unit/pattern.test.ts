import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finderFor, PatternError } from '../../src/content/reading/pattern';

test('text is found whatever its case, and its signs mean themselves', () => {
  assert.deepEqual(finderFor({ text: 'a.b' })('A.B axb'), [{ start: 0, end: 3 }]);
});

test('white space in the text matches as one space', () => {
  assert.deepEqual(finderFor({ text: ' two\n words ' })('two words'), [{ start: 0, end: 9 }]);
});

test('a regular expression finds all places', () => {
  assert.deepEqual(finderFor({ regex: '[A-Z]-\\d+' })('A-1 and B-22'), [
    { start: 0, end: 3 },
    { start: 8, end: 12 },
  ]);
});

test('positions count code units behind an emoji', () => {
  assert.deepEqual(finderFor({ regex: 'b+' })('😀 abb'), [{ start: 4, end: 6 }]);
});

test('an empty match is no match', () => {
  assert.deepEqual(finderFor({ regex: 'x*' })('aaa'), []);
});

test('a catastrophic pattern ends in time', () => {
  const started = performance.now();
  assert.deepEqual(finderFor({ regex: '(a+)+$' })(`${'a'.repeat(20_000)}!`), []);
  assert.ok(performance.now() - started < 3000);
});

for (const [what, request] of Object.entries({
  'neither text nor regex': {},
  'both text and regex': { text: 'a', regex: 'b' },
  'a blank text': { text: '  ' },
  'a broken pattern': { regex: '(' },
  'a pattern that RE2 has not': { regex: 'a(?=b)' },
  'a pattern that is too long': { regex: 'a'.repeat(1001) },
})) {
  test(`refuses ${what}`, () => {
    assert.throws(() => finderFor(request), PatternError);
  });
}
