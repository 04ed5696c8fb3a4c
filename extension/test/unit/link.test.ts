import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { WebSocket } from 'ws';
import { socketAddress } from '../../src/background/connection/address';
import { LONGEST_WAIT, SHORTEST_WAIT, waitAfter } from '../../src/background/connection/backoff';
import { type Closed, ServerLink } from '../../src/background/connection/link';
import type { ServerMessage } from '../../src/shared/socket-messages';
import { newId, SocketServer } from '../support/socket-server';

let server: SocketServer;
let isOver = false;

before(async () => {
  server = await SocketServer.start();
});
after(async () => {
  isOver = true;
  await server.stop();
});

interface Options {
  readonly now?: () => number;
  readonly token?: string;
}

/** A link to the server, and what it told. */
function linked({ now = Date.now, token = '' }: Options = {}) {
  const told: string[] = [];
  const closes: (Closed | null)[] = [];
  const heard: ServerMessage[] = [];
  const hello = () => ({
    type: 'hello' as const,
    data: { protocol: 2 as const, client: { name: 'test', version: '1' }, tools: [] },
  });
  const link = new ServerLink({
    target: () => {
      // After the tests nobody waits for another connection.
      if (isOver) return new Promise(() => undefined);
      return Promise.resolve({ url: socketAddress(server.url, token) ?? '', hello });
    },
    open: (url) => new WebSocket(url),
    began: () => told.push('began'),
    heard: (message) => heard.push(message),
    connecting: () => told.push('connecting'),
    lost: (closed) => {
      told.push('lost');
      closes.push(closed);
    },
    now,
    chance: () => 0,
  });
  return { link, told, closes, heard };
}

/** Connects and waits until the server has taken it in. */
async function connected(options: Options = {}) {
  const count = server.peers.length;
  const all = linked(options);
  all.link.connectNow();
  const peer = await server.nextPeer(count);
  server.send('Pong');
  await until(() => all.heard.length > 0);
  return { ...all, peer };
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!holds()) {
    assert.ok(Date.now() < end, 'it did not come about');
    await new Promise((done) => setImmediate(done));
  }
}

test('waits grow from half a second to fifteen, and are spread', () => {
  for (let failures = 1; failures < 50; failures++) {
    for (const chance of [0, 0.5, 1]) {
      const wait = waitAfter(failures, chance);
      assert.ok(wait >= SHORTEST_WAIT && wait <= LONGEST_WAIT, String(wait));
    }
  }
  assert.equal(waitAfter(1, 1), 1000);
  assert.equal(waitAfter(9, 1), LONGEST_WAIT);
  assert.ok(waitAfter(4, 0.2) !== waitAfter(4, 0.8));
});

test('the address of the socket keeps a path and carries the token', () => {
  assert.equal(socketAddress('http://127.0.0.1:3000', ''), 'ws://127.0.0.1:3000/ws?protocol=2');
  assert.equal(
    socketAddress('https://rig.example/base/', 'a b&c'),
    'wss://rig.example/base/ws?protocol=2&token=a+b%26c',
  );
  assert.equal(socketAddress('ftp://x', ''), null);
  assert.equal(socketAddress('nonsense', ''), null);
});

test('it says hello first and is ready once it is taken in', async () => {
  const { link, told, peer } = await connected();
  assert.equal(peer.told[0]?.type, 'hello');
  assert.deepEqual(told, ['connecting', 'began']);
  assert.ok(link.isReady);
});

test('a lost connection is made again after the shortest wait', async () => {
  const { link, told, closes, peer } = await connected();
  const count = server.peers.length;
  const lostAt = Date.now();
  peer.socket.close(1001, 'bye');
  await server.nextPeer(count);
  assert.ok(Date.now() - lostAt >= SHORTEST_WAIT - 5);
  assert.deepEqual(closes, [{ code: 1001, reason: 'bye' }]);
  assert.deepEqual(told.slice(2), ['lost', 'connecting']);
  await until(() => link.isReady);
});

test('a reason to think that the server is there ends the wait', async () => {
  const { link, told, peer } = await connected();
  peer.socket.close(1001);
  await until(() => told.includes('lost'));
  const count = server.peers.length;
  const asked = Date.now();
  link.connectNow();
  await server.nextPeer(count);
  assert.ok(Date.now() - asked < SHORTEST_WAIT - 50);
});

test('a server that has been silent too long is left, and connected to at once', async () => {
  let clock = 1_000_000;
  const { link, told } = await connected({ now: () => clock });
  clock += 44_000;
  link.tick();
  await server.heard('Ping');
  clock += 46_000;
  const count = server.peers.length;
  link.tick();
  await server.nextPeer(count);
  assert.deepEqual(told.slice(2, 4), ['lost', 'connecting']);
});

test('nothing is sent where the server has not taken it in', async () => {
  const usual = server.welcome;
  server.welcome = () => null;
  try {
    const { link } = linked();
    const count = server.peers.length;
    link.connectNow();
    await server.nextPeer(count);
    assert.equal(link.send({ type: 'Ping' }), false);
  } finally {
    server.welcome = usual;
  }
});

test('what is broken or unknown is passed over', async () => {
  const { heard, peer } = await connected();
  peer.socket.send('{');
  peer.socket.send('{"type":"later","data":{}}');
  peer.socket.send(Buffer.from([1, 2, 3]));
  server.send('approval_withdrawn', { approval_id: newId() });
  await until(() => heard.length > 1);
  assert.deepEqual(
    heard.map(({ type }) => type),
    ['Pong', 'approval_withdrawn'],
  );
});

test('a restart ends the old connection and makes another', async () => {
  const { link, peer } = await connected();
  const count = server.peers.length;
  link.restart();
  await server.nextPeer(count);
  await until(() => peer.socket.readyState === WebSocket.CLOSED);
});

test('a wrong token makes no connection, the right one does', async () => {
  server.token = 'right';
  try {
    const wrong = linked({ token: 'wrong' });
    wrong.link.connectNow();
    await until(() => wrong.told.includes('lost'));
    assert.deepEqual(wrong.closes, [null]);
    const right = await connected({ token: 'right' });
    assert.ok(right.link.isReady);
  } finally {
    server.token = '';
  }
});
