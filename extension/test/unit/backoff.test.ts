import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff, pause } from '../../src/panel/run/backoff';

test('waits double from half a second to fifteen, each with a random half', () => {
  assert.equal(
    backoff(0, () => 1),
    500,
  );
  assert.equal(
    backoff(0, () => 0),
    250,
  );
  assert.equal(
    backoff(3, () => 1),
    4000,
  );
  assert.equal(
    backoff(30, () => 1),
    15_000,
  );
});

test('a pause ends when it is not wanted any more', async () => {
  await assert.rejects(pause(60_000, AbortSignal.abort(new Error('stopped'))), /stopped/);
});
