import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refsIn, valuesOf } from '../../src/background/deed';
import { saidOf } from '../../src/background/runs/shown-call';
import { isWorkplace } from '../../src/background/runs/start-tab';
import { toolNamed } from '../../src/background/tools/toolbox';

const schemaOf = (name: string) => {
  const tool = toolNamed(name);
  assert.ok(tool);
  return tool.declaration.input_schema;
};
const words = (ref: number) => `element ${ref}`;

test('the numbers of elements are found wherever they stand among the arguments', () => {
  const fields = [{ ref: 3, value: 'a' }, { ref: 4, value: 'b' }, { value: 'none' }];
  assert.deepEqual(refsIn(schemaOf('fill_form'), { fields }), [3, 4]);
  assert.deepEqual(refsIn(schemaOf('drag'), { ref: 1, to_ref: 2 }), [1, 2]);
  assert.deepEqual(refsIn(schemaOf('click_element'), { ref: 'x' }), []);
  assert.deepEqual(refsIn(schemaOf('click_at'), { x: 1, y: 2 }), []);
});

test('values are told in full, each under what it is for', () => {
  const long = 'ü'.repeat(5000);
  assert.deepEqual(valuesOf(schemaOf('type_text'), { ref: 1, text: long, clear: false }, words), [
    { name: 'text', value: long },
    { name: 'clear', value: 'false' },
  ]);
  const fields = [{ ref: 3, value: 'Budi' }];
  assert.deepEqual(valuesOf(schemaOf('fill_form'), { fields }, words), [
    { name: 'element 3', value: 'Budi' },
  ]);
  assert.deepEqual(valuesOf(schemaOf('drag'), { ref: 1, to_ref: 2 }, words), [
    { name: 'to_ref', value: 'element 2' },
  ]);
  assert.deepEqual(valuesOf({ type: 'object' }, { unknown: { a: 1 } }, words), [
    { name: 'unknown', value: '{"a":1}' },
  ]);
});

test('a run begins in a page of the web or a new tab, not in one of the server or the browser', () => {
  const server = 'http://127.0.0.1:3000';
  for (const url of ['https://a.example/x', 'about:blank', 'chrome://newtab/', '']) {
    assert.ok(isWorkplace(url, server), url);
  }
  for (const url of [
    `${server}/`,
    'chrome://settings/',
    'chrome-extension://x/panel.html',
    'file:///x',
  ]) {
    assert.ok(!isWorkplace(url, server), url);
  }
});

test('what came of a call is a sentence', () => {
  assert.equal(saidOf({ ok: false, error: 'stale' }), 'stale');
  assert.equal(
    saidOf({ ok: true, data: { did: 'clicked', note: 'no change' } }),
    'clicked; no change',
  );
  assert.equal(saidOf({ ok: true, data: { navigated_to: 'http://a/', title: 'A' } }), 'http://a/');
  assert.equal(saidOf({ ok: true, data: null }), '');
  assert.equal(saidOf({ ok: true, data: { did: 'x'.repeat(1000) } }).length, 300);
});
