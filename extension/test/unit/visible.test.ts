import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visible, visibleLine, withoutTurning } from '../../src/panel/text/visible';

test('characters that turn text around are named, the marks of Arabic and Hebrew stay', () => {
  assert.equal(withoutTurning('a\u202egpj.exe'), 'a⟨U+202E⟩gpj.exe');
  for (const code of [0x202a, 0x202b, 0x202c, 0x202d, 0x2066, 0x2067, 0x2068, 0x2069]) {
    assert.ok(
      !withoutTurning(`x${String.fromCodePoint(code)}`).includes(String.fromCodePoint(code)),
    );
  }
  assert.equal(withoutTurning('مرحبا\u200f!'), 'مرحبا\u200f!');
});

test('where a person decides, all that cannot be seen is named', () => {
  const unseen = [
    '\0',
    '\r',
    '\x1b',
    '\u00ad',
    '\u200b',
    '\u2028',
    '\u3164',
    '\ufeff',
    '\u{e0041}',
  ];
  for (const character of unseen) {
    const shown = visible(`a${character}b`);
    assert.match(shown, /^a⟨U\+[0-9A-F]+⟩b$/, JSON.stringify(character));
  }
});

test('lines, tabs and emoji stay what they are', () => {
  assert.equal(visible('a\n\tb ❤️ é 日本'), 'a\n\tb ❤️ é 日本');
});

test('a line is one line and says that it was cut', () => {
  assert.equal(visibleLine(' a \n b ', 10), 'a b');
  assert.equal(visibleLine('x'.repeat(300), 10), `${'x'.repeat(9)}…`);
});
