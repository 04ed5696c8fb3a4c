import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf, targetOf, toolName } from '../../src/panel/activity/told-call';
import type { ToolCall } from '../../src/panel/activity/tool-call';
import { chosenLanguage } from '../../src/panel/language/language';

chosenLanguage.value = 'en';

const call = (rest: Partial<ToolCall>): ToolCall => ({
  streamId: '1',
  workerId: '',
  name: 'click_element',
  arguments: {},
  state: 'done',
  target: '',
  ref: null,
  ms: null,
  said: '',
  result: '',
  ...rest,
});

test('what came of a call is what the browser says of it', () => {
  assert.equal(outcomeOf(call({ said: 'clicked it', result: '{"did":"x"}' })), 'clicked it');
  assert.equal(outcomeOf(call({ result: 'the element is covered' })), 'the element is covered');
});

test('of an answer for the model only what was done is a sentence, also where it was cut', () => {
  const did = '{"did":"clicked button \\"Save\\"","changed":true,"dia…';
  assert.equal(outcomeOf(call({ result: did })), 'clicked button "Save"');
  assert.equal(outcomeOf(call({ result: '{"snapshot":"page …' })), '');
  assert.equal(outcomeOf(call({ result: '{"did":"cut in the mid…' })), '');
  assert.equal(outcomeOf(call({ result: '{"did":"bad \\x"}' })), '');
});

test('what a call is aimed at is told by the browser, else by its arguments', () => {
  assert.equal(targetOf(call({ target: 'link "More"', arguments: { ref: 1 } })), 'link "More"');
  assert.equal(targetOf(call({ arguments: { ref: 12 } })), 'element #12');
  assert.equal(targetOf(call({ arguments: { url: 'https://a.example' } })), 'https://a.example');
  assert.equal(targetOf(call({ arguments: { query: 'price' } })), '“price”');
  assert.equal(targetOf(call({ arguments: {} })), '');
});

test('a tool that is not known is called by its own name', () => {
  assert.equal(toolName('click_element'), 'Click');
  assert.equal(toolName('order_pizza'), 'order pizza');
  assert.equal(toolName('constructor'), 'constructor');
});
