import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Peer } from '../../bench/peer/peer';
import { ourChanges } from '../../bench/whole/our-changes';
import { ourTrips } from '../../bench/whole/our-trips';
import { peerChanges } from '../../bench/whole/peer-changes';
import { peerTrips } from '../../bench/whole/peer-trips';
import { STILL_PAGE } from '../../bench/whole/still-page';
import { TRIPS } from '../../bench/whole/trip';
import { Whole } from '../support/whole';

const whole = Whole.forFile(async () => new Map([['still', STILL_PAGE]]));
const opened: { peer?: Peer } = {};
before(async () => {
  opened.peer = await Peer.start();
});
after(() => opened.peer?.stop());

function peer(): Peer {
  assert.ok(opened.peer);
  return opened.peer;
}

test('each call is timed from the model and back, and so is the peer', async () => {
  const ours = await ourTrips(whole, 2);
  const theirs = await peerTrips(peer(), whole.urlOf('still'), 1);
  for (const { tool, peer } of TRIPS) {
    assert.equal(ours.of(tool).length, 2);
    for (const time of [...ours.of(tool), ...theirs.of(peer)]) assert.ok(time > 0);
  }
});

for (const page of ['form', 'article', 'modal']) {
  test(`small changes of the page ${page} are told in a fraction of a snapshot`, async () => {
    const ours = await ourChanges(whole, page);
    const theirs = await peerChanges(peer(), whole.urlOf(page));
    assert.equal(ours.length, theirs.length);
    for (const [index, { page, answer }] of ours.entries()) {
      assert.ok(page > 0 && page <= 150, `${page} tokens`);
      assert.ok(page < answer);
      assert.ok(page < (theirs[index]?.snapshot ?? 0));
    }
  });
}
