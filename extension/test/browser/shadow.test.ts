import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eyesForTests } from '../support/eyes-test';

const tests = eyesForTests();

test('open shadow roots are read as drawn, with slots and nested roots', async () => {
  const lines = await (await tests.open('shadow')).lines();
  assert.deepEqual(lines.slice(0, 2), [
    'h2 In the open',
    '#1 textbox "Field" #2 button "Slotted" #3 link "Deep link"',
  ]);
});

test('what is not assigned to a slot is not drawn', async () => {
  assert.doesNotMatch((await (await tests.open('shadow')).lines()).join('\n'), /Unslotted/);
});

test('without the extension API closed roots are left out and nothing fails', async () => {
  assert.doesNotMatch((await (await tests.open('shadow')).lines()).join('\n'), /closed/);
});
