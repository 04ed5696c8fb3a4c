import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_REFS, type TabRefs, withDocument, withHighest } from '../../src/background/ref-blocks';

const firstOf = (refs: TabRefs, id: string) => refs.firsts[id];

test('the first top document starts at 1', () => {
  assert.equal(firstOf(withDocument(NO_REFS, 'top', true), 'top'), 1);
});

test('asking again gives the same block', () => {
  const once = withDocument(NO_REFS, 'top', true);
  assert.equal(withDocument(once, 'top', true), once);
});

test('frames get blocks of their own', () => {
  let refs = withDocument(NO_REFS, 'top', true);
  refs = withDocument(withDocument(refs, 'a', false), 'b', false);
  assert.deepEqual([firstOf(refs, 'a'), firstOf(refs, 'b')], [10_001, 20_001]);
});

test('a navigation goes on after the last number, so old numbers lead nowhere', () => {
  let refs = withHighest(withDocument(NO_REFS, 'one', true), 'one', 57);
  refs = withDocument(refs, 'two', true);
  assert.equal(firstOf(refs, 'two'), 58);
});

test('numbers start over once the document just left began far from 1', () => {
  let refs = withHighest(withDocument(NO_REFS, 'one', true), 'one', 1200);
  refs = withDocument(refs, 'two', true);
  assert.equal(firstOf(refs, 'two'), 1201);
  refs = withDocument(withHighest(refs, 'two', 1300), 'three', true);
  assert.equal(firstOf(refs, 'three'), 1);
});

test('a late answer of a document that was left changes nothing', () => {
  let refs = withDocument(withHighest(withDocument(NO_REFS, 'one', true), 'one', 5), 'two', true);
  refs = withHighest(refs, 'one', 500);
  assert.equal(refs.topHighest, 5);
});

test('a frame keeps its block for as long as its top document is there, and none is given twice', () => {
  let refs = withDocument(NO_REFS, 'one', true);
  refs = withDocument(refs, 'frame', false);
  refs = withDocument(refs, 'two', true);
  refs = withDocument(refs, 'frame of two', false);
  assert.equal(firstOf(refs, 'frame of two'), 20_001);
});
