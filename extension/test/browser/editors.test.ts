import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appPages } from '../support/app-pages';
import { HandsTests } from '../support/hands-test';

const EDITORS = ['prosemirror', 'lexical', 'quill', 'codemirror'];

const tests = HandsTests.forFile(() => appPages(EDITORS));
const content = () =>
  tests.page.evaluate(() => (globalThis as unknown as { content(): string }).content());

for (const editor of EDITORS) {
  test(`${editor} takes a text in place of the old one, lines included`, async () => {
    await tests.open(editor);
    const ref = await tests.ref('Editor');
    const told = await tests.does('type_text', { ref, text: 'Satu (dua)\ntiga' });
    assert.equal(await content(), 'Satu (dua)\ntiga');
    assert.equal(told.note, undefined);
    assert.match(String(told.value), /Satu \(dua\) tiga/);
  });

  test(`${editor} takes a text after the old one`, async () => {
    await tests.open(editor);
    const ref = await tests.ref('Editor');
    await tests.does('type_text', { ref, text: ' and new', clear: false });
    assert.equal(await content(), 'old text and new');
  });

  test(`${editor} takes a long text`, async () => {
    await tests.open(editor);
    const long = 'kata '.repeat(100).trim();
    await tests.does('type_text', { ref: await tests.ref('Editor'), text: long });
    assert.equal(await content(), long);
  });

  test(`${editor} is emptied, and hears keys`, async () => {
    await tests.open(editor);
    const ref = await tests.ref('Editor');
    await tests.does('type_text', { ref, text: '' });
    assert.equal(await content(), '');
    for (const key of ['a', 'b', 'Backspace', 'c']) await tests.does('press_key', { key });
    assert.equal(await content(), 'ac');
  });

  test(`what is typed takes the place of text selected in ${editor}`, async () => {
    await tests.open(editor);
    const ref = await tests.ref('Editor');
    await tests.does('select_text', { ref, text: 'old' });
    await tests.does('press_key', { key: 'x' });
    assert.equal(await content(), 'x text');
  });
}
