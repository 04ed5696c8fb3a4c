import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { packed } from '../../scripts/packed';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rig packed '));
  mkdirSync(join(folder, 'icons'));
  writeFileSync(join(folder, 'manifest.json'), '{}');
  writeFileSync(join(folder, 'icons', 'é.svg'), '<svg/>');
  writeFileSync(join(folder, '.stamp'), '1');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a zip has the manifest at its top and everything that is not hidden', () => {
  const files = unzipSync(packed(folder));
  assert.deepEqual(Object.keys(files), ['icons/é.svg', 'manifest.json']);
  assert.equal(strFromU8(files['icons/é.svg'] ?? new Uint8Array()), '<svg/>');
});

test('a folder that is not wanted is left out', () => {
  assert.deepEqual(Object.keys(unzipSync(packed(folder, ['icons']))), ['manifest.json']);
});

test('the same files give the same bytes, whenever and wherever they were written', () => {
  const zone = process.env.TZ;
  const first = packed(folder);
  utimesSync(join(folder, 'manifest.json'), 0, 0);
  process.env.TZ = 'Asia/Jakarta';
  try {
    assert.deepEqual(packed(folder), first);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('another content gives other bytes', () => {
  const first = packed(folder);
  writeFileSync(join(folder, 'manifest.json'), '[]');
  assert.notDeepEqual(packed(folder), first);
});
