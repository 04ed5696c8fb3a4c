import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageType } from '../../src/panel/images/image-file';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('the type of a picture is told by its first bytes', () => {
  assert.equal(imageType(bytes('\x89PNG\r\n\x1a\n....')), 'image/png');
  assert.equal(imageType(bytes('\xff\xd8\xff\xe0....')), 'image/jpeg');
  assert.equal(imageType(bytes('RIFF....WEBPVP8 ')), 'image/webp');
  assert.equal(imageType(bytes('GIF87a....')), 'image/gif');
  assert.equal(imageType(bytes('GIF89a....')), 'image/gif');
});

test('anything else is no picture, whatever it looks like', () => {
  for (const text of ['', '<svg xmlns=""/>', 'BM....', 'RIFF....WAVE', '\x89PN', '%PDF-1.7']) {
    assert.equal(imageType(bytes(text)), null, text);
  }
});
