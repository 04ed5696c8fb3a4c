import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RigServer } from '../../extension/test/support/rig-server';

let rig: RigServer;

before(async () => {
  rig = await RigServer.start();
});

after(() => rig.close());

test('the server that the clients talk to is there', async () => {
  const answer = await fetch(`${rig.url}/health`);
  assert.deepEqual(await answer.json(), { status: 'ok' });
});
