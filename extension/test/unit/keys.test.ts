import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strokeOf, strokeOfCharacter } from '../../src/content/hands/keys';

const HELD_NOTHING = { ctrl: false, shift: false, alt: false, meta: false };

test('keys have their value, code and legacy number', () => {
  assert.deepEqual(strokeOf('Enter'), {
    key: 'Enter',
    code: 'Enter',
    keyCode: 13,
    ...HELD_NOTHING,
  });
  assert.deepEqual(strokeOf('a'), { key: 'a', code: 'KeyA', keyCode: 65, ...HELD_NOTHING });
  assert.equal(strokeOf('F5').keyCode, 116);
});

test('other names of keys are known', () => {
  assert.equal(strokeOf('esc').key, 'Escape');
  assert.equal(strokeOf('Down').key, 'ArrowDown');
  assert.equal(strokeOf('Space').key, ' ');
  assert.equal(strokeOf(' ').code, 'Space');
});

test('modifiers are held, in any writing', () => {
  const { key, ctrl, shift } = strokeOf('ctrl+Shift+K');
  assert.deepEqual([key, ctrl, shift], ['K', true, true]);
  assert.equal(strokeOf('Cmd+a').meta, true);
});

test('plus is a key itself', () => {
  assert.equal(strokeOf('+').key, '+');
  assert.deepEqual([strokeOf('Control++').key, strokeOf('Control++').ctrl], ['+', true]);
});

test('a character is written with Shift where it needs it, and a line end with Enter', () => {
  assert.equal(strokeOfCharacter('A').shift, true);
  assert.equal(strokeOfCharacter('a').shift, false);
  assert.equal(strokeOfCharacter('\n').key, 'Enter');
  assert.equal(strokeOfCharacter('é').key, 'é');
});

test('what is no key is refused', () => {
  for (const bad of ['', 'Bogus', 'Hyper+a', 'Control+']) assert.throws(() => strokeOf(bad));
});
