import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GENERATED, generated } from '../scripts/openapi';

test('the types are those of docs/openapi.yaml: npm run generate makes them anew', async () => {
  assert.equal(readFileSync(GENERATED, 'utf8'), await generated());
});

test('there is no dependency at run time', () => {
  const about = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  assert.equal(about.dependencies, undefined);
  assert.equal(about.peerDependencies, undefined);
  assert.equal(about.optionalDependencies, undefined);
});
