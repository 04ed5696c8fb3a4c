import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  choice,
  flag,
  group,
  integer,
  list,
  objectSchema,
  optional,
  ref,
  text,
} from '../../src/shared/schema';
import { validate } from '../../src/shared/validate';

const SCHEMA = objectSchema({
  ref: ref('A number.'),
  text: optional(text('A text.')),
  clear: optional(flag('A flag.')),
  side: optional(choice('A side.', ['left', 'right'])),
  count: optional(integer('A count.', 1, 5)),
  fields: optional(list('Fields.', group({ ref: ref('A number.'), value: text('A text.') }), 2)),
});

const valid = (value: unknown) => {
  const result = validate(SCHEMA, value);
  assert.ok(result.kind === 'valid', JSON.stringify(result));
  return result.value;
};
const invalid = (value: unknown) => {
  const result = validate(SCHEMA, value);
  assert.ok(result.kind === 'invalid', JSON.stringify(result));
  return result.reason;
};

test('what is unknown or null is dropped', () => {
  assert.deepEqual(valid({ ref: 3, text: null, other: {} }), { ref: 3 });
});

test('numbers and flags are read as models write them', () => {
  assert.deepEqual(valid({ ref: '#12', clear: 'true', count: '4' }), {
    ref: 12,
    clear: true,
    count: 4,
  });
  assert.deepEqual(valid({ ref: 1, text: 5 }), { ref: 1, text: '5' });
});

test('what is missing or wrong is named', () => {
  assert.equal(invalid({}), 'ref must be given');
  assert.equal(invalid({ ref: 1.5 }), 'ref must be a whole number');
  assert.equal(invalid({ ref: 1, count: 9 }), 'count must be between 1 and 5');
  assert.equal(invalid({ ref: 1, side: 'up' }), 'side must be one of left, right');
  assert.equal(invalid({ ref: 1, clear: 'maybe' }), 'clear must be true or false');
  assert.equal(invalid({ ref: 1, text: [] }), 'text must be a text');
  assert.equal(invalid([]), 'the arguments must be an object');
});

test('lists are held against their limits, and their items against theirs', () => {
  assert.equal(invalid({ ref: 1, fields: [] }), 'fields must have at least 1 items');
  const field = { ref: 2, value: 'x' };
  assert.equal(
    invalid({ ref: 1, fields: [field, field, field] }),
    'fields must have at most 2 items',
  );
  assert.equal(invalid({ ref: 1, fields: [{ ref: 2 }] }), 'fields[0].value must be given');
  assert.equal(invalid({ ref: 1, fields: 'x' }), 'fields must be a list');
});

test('properties of all objects are not arguments', () => {
  const schema = { type: 'object', properties: { toString: { type: 'string' } } } as const;
  assert.deepEqual(validate(schema, {}), { kind: 'valid', value: {} });
});
