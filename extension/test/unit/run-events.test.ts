import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RunEvent, runEvent } from '../../src/panel/run/run-events';

const read = (name: string, data: unknown) =>
  runEvent({ id: '1', name, data: JSON.stringify(data) });

const KNOWN: readonly (readonly [name: string, data: object, event: RunEvent])[] = [
  [
    'run',
    { run_id: 'r', model: 'm', provider: 'p' },
    { kind: 'run', runId: 'r', model: 'm', sessionId: '' },
  ],
  [
    'run',
    { run_id: 'r', session_id: 's', model: 'm', provider: 'p' },
    { kind: 'run', runId: 'r', model: 'm', sessionId: 's' },
  ],
  [
    'privacy',
    { kinds: { email: 2, bogus: 'x', none: 0 } },
    { kind: 'privacy', counts: { email: 2 } },
  ],
  ['cleaned', { kinds: { bidi: 1 } }, { kind: 'cleaned', counts: { bidi: 1 } }],
  ['cleaned', {}, { kind: 'cleaned', counts: {} }],
  ['text', { delta: 'a' }, { kind: 'text', delta: 'a', notice: false }],
  ['text', { delta: 'a', notice: true }, { kind: 'text', delta: 'a', notice: true }],
  ['thought', { delta: 'hm' }, { kind: 'thought', delta: 'hm' }],
  [
    'tool',
    { id: 'c', name: 'click_element', arguments: { ref: 3 }, status: 'calling' },
    { kind: 'calling', id: 'c', name: 'click_element', arguments: { ref: 3 } },
  ],
  [
    'tool',
    { id: 'c', name: 'click_element', status: 'completed', ok: true, result: 'did', ms: 12 },
    { kind: 'completed', id: 'c', name: 'click_element', ok: true, result: 'did', ms: 12 },
  ],
  [
    'approval',
    {
      approval_id: 'a',
      kind: 'action',
      tool: 'drag',
      arguments: {},
      reason: 'why',
      status: 'asked',
    },
    { kind: 'approval', approvalId: 'a', tool: 'drag', arguments: {}, reason: 'why' },
  ],
  [
    'approval',
    { approval_id: 'a', status: 'allowed' },
    { kind: 'settled', approvalId: 'a', allowed: true },
  ],
  [
    'approval',
    { approval_id: 'a', status: 'withdrawn' },
    { kind: 'settled', approvalId: 'a', allowed: false },
  ],
  [
    'usage',
    { input_tokens: 1, output_tokens: 2, total_tokens: 3 },
    { kind: 'usage', input: 1, output: 2, total: 3 },
  ],
  ['error', { message: 'no', code: 'x' }, { kind: 'error', message: 'no', code: 'x' }],
  ['done', { outcome: 'stopped' }, { kind: 'done', outcome: 'stopped' }],
];

for (const [name, data, event] of KNOWN) {
  test(`${name} ${JSON.stringify(data)} is understood`, () => {
    assert.deepEqual(read(name, { ...data, later: 'field' }), event);
  });
}

test('events of a newer server, and what is no object, are passed over', () => {
  assert.equal(read('hologram', { delta: 'x' }), null);
  assert.equal(read('text', ['delta']), null);
  assert.equal(read('toString', {}), null);
  assert.equal(runEvent({ id: '1', name: 'text', data: '{"delta":' }), null);
});

test('fields of the wrong type count as missing', () => {
  assert.deepEqual(read('text', { delta: { toString: 'x' } }), {
    kind: 'text',
    delta: '',
    notice: false,
  });
  assert.deepEqual(read('done', { outcome: 'constructor' }), { kind: 'done', outcome: 'failed' });
});
