import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwnPage } from '../../src/background/own-pages';

const SERVER = 'http://localhost:3000';

test('pages of the server and of extensions are the assistant’s own, by whatever name', () => {
  for (const url of [
    `${SERVER}/`,
    'http://127.0.0.1:3000/x?y#z',
    'http://[::1]:3000/',
    'chrome-extension://abc/panel.html',
  ]) {
    assert.ok(isOwnPage(url, SERVER), url);
  }
});

test('other ports, hosts and schemes are not', () => {
  for (const url of [
    'http://localhost:3001/',
    'https://localhost:3000/',
    'http://localhost.example:3000/',
    'http://user@evil.example/?http://localhost:3000',
    'about:blank',
    '',
  ]) {
    assert.ok(!isOwnPage(url, SERVER), url);
  }
});
