import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { helloOf } from '../../src/background/connection/hello';
import { offeredTools } from '../../src/background/connection/offered-tools';
import { readServerMessage } from '../../src/shared/read-server-message';

/** One of the examples that both sides read. */
interface Example {
  readonly name: string;
  readonly from: 'client' | 'server';
  readonly valid: boolean;
  readonly message: unknown;
}

const docs = (file: string) =>
  readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8');
const examples = JSON.parse(docs('socket-2.examples.json')) as Example[];
const schema = JSON.parse(docs('socket-2.schema.json'));
const ajv = new Ajv2020({ strict: false });
ajv.addSchema(schema, 'socket');
const validators = {
  client: ajv.compile({ $ref: 'socket#/$defs/fromClient' }),
  server: ajv.compile({ $ref: 'socket#/$defs/fromServer' }),
};

for (const { name, from, valid, message } of examples) {
  test(`example: ${from}, ${name}`, () => {
    const told = validators[from](message);
    assert.equal(told, valid, JSON.stringify(validators[from].errors));
    if (from === 'server') {
      assert.equal(readServerMessage(JSON.stringify(message)) !== null, valid);
    }
  });
}

test('there are valid and invalid examples of both sides', () => {
  for (const from of ['client', 'server'] as const) {
    for (const valid of [true, false]) {
      assert.ok(examples.some((each) => each.from === from && each.valid === valid));
    }
  }
});

test('an action request is read with its tool apart from the arguments', () => {
  const id = '0'.repeat(32);
  const command = { type: 'click_element', ref: 12 };
  const data = { request_id: id, run_id: id, timeout_ms: 1000, command };
  assert.deepEqual(readServerMessage(JSON.stringify({ type: 'action_request', data })), {
    type: 'action_request',
    request_id: id,
    run_id: id,
    timeout_ms: 1000,
    tool: 'click_element',
    args: { ref: 12 },
  });
});

test('what is no message is read as none, and nothing throws', () => {
  const hostile = [
    '',
    'null',
    '[]',
    '{',
    '1',
    '"Pong"',
    '{"type":"constructor","data":{}}',
    '{"type":"__proto__","data":{}}',
    '{"type":"action_request","data":[]}',
    '{"type":"action_request","data":{"command":{"type":{"a":1}}}}',
    '{"type":["Pong"]}',
    new ArrayBuffer(4),
    undefined,
  ];
  for (const text of hostile) assert.equal(readServerMessage(text), null, String(text));
});

test('the hello of this extension is one by the schema', () => {
  const introduction = { client: { name: 'Backend Rig', version: '1' }, tools: offeredTools() };
  const id = '0'.repeat(32);
  const { message } = helloOf(introduction, 'token', [
    { request_id: id, state: 'done', success: true, error: null, data: { did: 'x' } },
    { request_id: id, state: 'lost' },
  ]);
  assert.ok(validators.client(message), JSON.stringify(validators.client.errors));
});
