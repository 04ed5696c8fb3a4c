import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { TOOLS } from '../../src/background/tools/registry';
import { ENGLISH } from '../../src/panel/language/english';
import { INDONESIAN } from '../../src/panel/language/indonesian';
import { languageOf } from '../../src/panel/language/language';

/** What is the same in both: names, and words that Indonesian has taken over. */
const SAME = new Set(['app', 'contact.status', 'settings.themes']);

function sentences(table: object, path = ''): [path: string, sentence: string][] {
  return Object.entries(table).flatMap(([name, value]) => {
    const at = path ? `${path}.${name}` : name;
    if (typeof value === 'function') return [[at, String(value('1', '2'))]];
    return typeof value === 'string' ? [[at, value]] : sentences(value, at);
  });
}

test('the language is the first of the browser that we speak', () => {
  assert.equal(languageOf(['id-ID', 'en-US']), 'id');
  assert.equal(languageOf(['fr', 'en-GB', 'id']), 'en');
  assert.equal(languageOf(['in']), 'id');
  assert.equal(languageOf(['de', 'fr']), 'en');
  assert.equal(languageOf([]), 'en');
});

test('every sentence is there in both languages, and is not the same', () => {
  const english = sentences(ENGLISH);
  const indonesian = new Map(sentences(INDONESIAN));
  assert.deepEqual(
    english.map(([path]) => path),
    [...indonesian.keys()],
  );
  for (const [path, sentence] of english) {
    assert.ok(sentence.trim() && indonesian.get(path)?.trim(), path);
    if (!SAME.has(path)) assert.notEqual(indonesian.get(path), sentence, path);
  }
});

test('each tool of this browser has a name in words', () => {
  const named = Object.keys(ENGLISH.tools).sort();
  assert.deepEqual(named, TOOLS.map(({ declaration }) => declaration.name).sort());
});

test('no component has sentences of its own', () => {
  const root = fileURLToPath(new URL('../../src/panel', import.meta.url));
  const components = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.tsx'),
  );
  assert.ok(components.length > 20);
  for (const path of components) {
    const written = readFileSync(join(root, path), 'utf8').match(/>\s*[A-Z][a-z]+ [a-z]+[^<{]*</g);
    assert.equal(written, null, path);
  }
});
