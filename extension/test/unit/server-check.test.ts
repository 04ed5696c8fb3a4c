import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { verdictOn } from '../../src/options/verdict';
import { wordsIn } from '../../src/options/words';
import { checkServer, type ServerCheck, serverAddress } from '../../src/shared/server-check';
import { DEFAULT_SETTINGS, settingsFrom } from '../../src/shared/settings';
import { SocketServer } from '../support/socket-server';

let server: SocketServer;
let other: Server;

before(async () => {
  server = await SocketServer.start();
  other = createServer((_request, response) => response.end('<h1>hello</h1>'));
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
});
after(async () => {
  await server.stop();
  other.close();
});

test('an address is kept without what is around it', () => {
  const cases: [string, string | null][] = [
    [' http://127.0.0.1:3000/ ', 'http://127.0.0.1:3000'],
    ['localhost:3000', 'http://localhost:3000'],
    ['https://rig.example/base//', 'https://rig.example/base'],
    ['http://u:p@host/', null],
    ['javascript:alert(1)', null],
    ['ftp://host', null],
    ['', null],
    ['http://', null],
  ];
  for (const [text, address] of cases) assert.equal(serverAddress(text), address, text);
});

test('a server is there, with its model', async () => {
  const check = await checkServer(server.url, '');
  assert.deepEqual(check, { kind: 'there', info: { model: 'm-1' } });
});

test('a token is missing or wrong', async () => {
  server.token = 'right';
  try {
    assert.equal((await checkServer(server.url, '')).kind, 'token missing');
    assert.equal((await checkServer(server.url, 'wrong')).kind, 'token wrong');
    assert.equal((await checkServer(server.url, 'right')).kind, 'there');
  } finally {
    server.token = '';
  }
});

test('nobody there, something else there, and no address', async () => {
  const { port } = other.address() as AddressInfo;
  assert.equal((await checkServer('http://127.0.0.1:9', '')).kind, 'not there');
  assert.equal((await checkServer(`http://127.0.0.1:${port}`, '')).kind, 'address wrong');
  assert.equal((await checkServer('nowhere at all', '')).kind, 'address wrong');
});

test('each finding has a sentence of its own, in both languages', () => {
  const kinds = [
    'there',
    'token missing',
    'token wrong',
    'forbidden',
    'not there',
    'address wrong',
  ] as const;
  const sentences = ['en-US', 'id-ID'].flatMap((language) =>
    kinds.map((kind) => verdictOn({ kind, info: null } as ServerCheck, wordsIn(language)).sentence),
  );
  assert.equal(new Set(sentences).size, 12);
  const { sentence } = verdictOn({ kind: 'there', info: { model: 'm-1' } }, wordsIn('id'));
  assert.match(sentence, /m-1/);
});

test('settings of the wrong type are the default', () => {
  assert.deepEqual(settingsFrom({}), DEFAULT_SETTINGS);
  assert.deepEqual(settingsFrom({ server: 5, token: null, confirmMode: 'yes' }), DEFAULT_SETTINGS);
  assert.equal(settingsFrom({ confirmMode: true }).confirm, true);
});
