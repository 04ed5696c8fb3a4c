import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { RigServer } from '../../../extension/test/support/rig-server';

let rig: RigServer;

before(async () => {
  rig = await RigServer.start({ ASSISTANT_LANGUAGE: 'en' });
});

after(() => rig.close());

const fileOf = (name: string) => fileURLToPath(new URL(`../examples/${name}`, import.meta.url));

/** What the example prints. */
async function run(name: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', fileOf(name)],
    { env: { ...process.env, RIG_URL: rig.url }, timeout: 30_000 },
  );
  return stdout;
}

test('the example that asks prints an answer in one piece and one as it comes', async () => {
  const lines = (await run('ask.ts')).trim().split('\n');
  assert.match(lines[0] ?? '', /\S/);
  assert.equal(lines.at(-1), '(answered)');
});

test('the example that is a browser has the agent read its page', async () => {
  const told = await run('browser.ts');
  assert.match(told, /Tea is made from leaves\./);
  assert.match(told, /\(answered\)\n$/);
});

test('an example has about twenty lines of code', () => {
  for (const name of ['ask.ts', 'browser.ts']) {
    const lines = readFileSync(fileOf(name), 'utf8').split('\n');
    const code = lines.filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));
    assert.ok(code.length <= 22, `${name}: ${code.length}`);
  }
});
