import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Eyes } from '../support/entry';
import { eyesForTests } from '../support/eyes-test';

declare const eyes: Eyes;

const tests = eyesForTests();

test('an article is told as Markdown with links, without what is around it', async () => {
  const page = await tests.open('article');
  const read = await page.run(() => eyes.readPage());
  assert.equal(read.source, 'article');
  assert.equal(read.title, 'The river');
  assert.match(read.text, /Paragraph 8 of the story/);
  assert.match(read.text, /\[the hill\]\(http:\/\/127\.0\.0\.1:\d+\/hill\)/);
  assert.match(read.text, /^## Afterwards$/m);
  assert.match(read.text, /Year \| Height\n1950 \| 7 m/);
  assert.doesNotMatch(read.text, /Imprint|News|Another story/);
});

test('what is not displayed is not read', async () => {
  const page = await tests.open('article');
  assert.doesNotMatch((await page.run(() => eyes.readPage())).text, /SECRET/);
});

test('a page without an article is read as its visible text', async () => {
  const page = await tests.open('app');
  const read = await page.run(() => eyes.readPage());
  assert.equal(read.source, 'visible');
  assert.equal(
    read.text,
    [
      '# Tasks\n',
      '- Buy [milk](http://shop.example/milk)',
      '- Call Siti at 0812-3456\n',
      'Call now\n',
      'Order number A-77 and order number B-78.',
    ].join('\n'),
  );
});

test('a selection is read instead of the page', async () => {
  const page = await tests.open('article');
  await page.page.evaluate(() => {
    const paragraph = document.querySelectorAll('article p')[2];
    if (paragraph) getSelection()?.selectAllChildren(paragraph);
  });
  const read = await page.run(() => eyes.readPage());
  assert.equal(read.source, 'selection');
  assert.match(read.text, /^Paragraph 3 of the story/);
  assert.doesNotMatch(read.text, /Paragraph 4/);
});

test('a long text comes in pieces that together are the whole', async () => {
  const page = await tests.open('article');
  const { whole, pieces } = await page.run(() => {
    const pieces: string[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const piece: ReturnType<typeof eyes.readPage> = eyes.readPage({ offset, maxLength: 500 });
      pieces.push(piece.text);
      offset = piece.next;
    }
    return { whole: eyes.readPage({ maxLength: 1e9 }), pieces };
  });
  assert.equal(whole.next, null);
  assert.equal(pieces.join(''), whole.text);
  assert.ok(pieces.length > 3 && pieces.every((piece) => piece.length <= 500));
});

test('reading leaves the page as it was', async () => {
  const page = await tests.open('article');
  const before = await page.page.content();
  await page.run(() => eyes.readPage());
  assert.equal(await page.page.content(), before);
});

test('a text is found with its context and the number of the control around it', async () => {
  const page = await tests.open('app');
  const { result, element } = await page.run(() => {
    const result = eyes.findInPage({ text: 'CALL NOW' }, (found) => eyes.perception.refOf(found));
    const ref = result.kind === 'found' ? (result.matches[0]?.ref ?? 0) : 0;
    const resolved = eyes.perception.resolve(ref);
    return { result, element: resolved.kind === 'found' ? resolved.element.localName : resolved };
  });
  assert.equal(result.kind, 'found');
  assert.equal(result.kind === 'found' && result.matches[0]?.match, 'Call now');
  assert.equal(element, 'button');
});

test('a pattern finds all places, told up to the limit and counted beyond it', async () => {
  const page = await tests.open('app');
  const result = await page.run(() =>
    eyes.findInPage({ regex: 'order number [A-Z]-\\d+', limit: 1 }, (found) =>
      eyes.perception.refOf(found),
    ),
  );
  assert.deepEqual(result, {
    kind: 'found',
    total: 2,
    hidden: 1,
    matches: [
      {
        before: '',
        match: 'Order number A-77',
        after: ' and order number B-78.',
        ref: result.kind === 'found' ? result.matches[0]?.ref : 0,
      },
    ],
  });
});

test('a broken pattern is answered with the reason', async () => {
  const page = await tests.open('app');
  const result = await page.run(() => eyes.findInPage({ regex: '(' }, () => 1));
  assert.equal(result.kind, 'refused');
});

test('a hostile page is read and searched all the same', async () => {
  const page = await tests.open('hostile');
  await page.page.evaluate(() => document.querySelector('form')?.append('Text of the form'));
  const { read, found } = await page.run(() => ({
    read: eyes.readPage(),
    found: eyes.findInPage({ text: 'text of the form' }, (element) =>
      eyes.perception.refOf(element),
    ),
  }));
  assert.match(read.text, /Text of the form/);
  assert.equal(found.kind === 'found' && found.total, 1);
});
