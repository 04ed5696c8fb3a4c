import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAnswer } from '../../src/panel/questions/answerable';

const event = (isTrusted: boolean, timeStamp: number) => ({ isTrusted, timeStamp }) as Event;

test("an answer is a person's, given after the question could be read", () => {
  assert.equal(isAnswer(event(true, 1400), 1000), true);
});

test('what a script does is no answer', () => {
  assert.equal(isAnswer(event(false, 5000), 1000), false);
});

test('a click that was on its way when the question came up is no answer', () => {
  assert.equal(isAnswer(event(true, 1000), 1000), false);
  assert.equal(isAnswer(event(true, 1399), 1000), false);
  assert.equal(isAnswer(event(true, 900), 1000), false);
});
