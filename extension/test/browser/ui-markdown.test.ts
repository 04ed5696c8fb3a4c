import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

/** The page with an answer of this text. */
async function shown(text: string): Promise<Page> {
  ui.server.answersWith((run) => {
    run.text(text);
    run.end();
  });
  const page = await ui.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await send(page, 'Hi');
  await answered(page);
  return page;
}

const html = (page: Page) => page.locator('.markdown').innerHTML();
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('Markdown is drawn as what it says', async () => {
  const page = await shown(
    '# One\n\n#### Deep\n\na *b* **c** ~~d~~ `e`\n\n- f\n  1. g\n\n> h\n\n| i | j |\n|-|-:|\n| 1 | 2 |\n\n- [x] k\n- [ ] l\n\n---\nm<br>n',
  );
  const text = await html(page);
  for (const part of [
    '<h3>One</h3>',
    '<h4>Deep</h4>',
    '<em>b</em>',
    '<strong>c</strong>',
    '<del>d</del>',
    '<code>e</code>',
    '<blockquote>',
    '<td align="right">2</td>',
    '☑ k',
    '☐ l',
    '<hr>',
    'm<br>n',
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
});

test('a link says its host, opens in a tab of its own and knows nothing of this page', async () => {
  const page = await shown('[your bank](https://evil.example/x?y=1#z)');
  const link = page.locator('.markdown a');
  assert.equal(await link.innerText(), 'your bank (evil.example)');
  assert.equal(await link.getAttribute('target'), '_blank');
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  const opened = page.context().waitForEvent('page');
  await page
    .context()
    .route('https://evil.example/**', (route) => route.fulfill({ body: 'there' }));
  await link.click();
  const other = await opened;
  assert.equal(
    await other.evaluate(() => window.opener === null && document.referrer === ''),
    true,
  );
});

test('an address that is written out needs no host; a look-alike and a disguise are told', async () => {
  const page = await shown(
    [
      'https://good.example/a',
      '[https://good.example/](https://bad.example/)',
      '[https://good.example](https://good.example@bad.example/)',
      '[https://раураl.example/](https://раураl.example/)',
    ].join('\n\n'),
  );
  const texts = await page.locator('.markdown a').allInnerTexts();
  assert.equal(texts[0], 'https://good.example/a');
  assert.equal(texts[1], 'https://good.example/ (bad.example)');
  assert.equal(texts[2], 'https://good.example (bad.example)');
  assert.match(texts[3] ?? '', /\(xn--.*\.example\)$/);
});

test('links that lead nowhere safe are text', async () => {
  const targets = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,%3Cscript%3Ealert(1)%3C/script%3E',
    'vbscript:x',
    'file:///etc/passwd',
    'chrome://settings',
    'blob:https://a.example/1',
    '/agent/info',
    '#message',
    '//evil.example/x',
  ];
  const page = await shown(targets.map((target) => `[here](<${target}>)`).join('\n\n'));
  assert.equal(await page.locator('.markdown a').count(), 0);
  assert.equal(
    (await page.locator('.markdown p').allInnerTexts()).join(),
    targets.map(() => 'here').join(),
  );
});

test('pictures are not loaded but shown as links', async () => {
  const asked: string[] = [];
  const page = await ui.open();
  page.on('request', (request) => asked.push(request.url()));
  ui.server.answersWith((run) => {
    run.text('![a cat](https://track.example/cat.png) <img src="https://track.example/dog.png">');
    run.end();
  });
  await send(page, 'Hi');
  await answered(page);
  assert.equal(await page.locator('.markdown img').count(), 0);
  assert.equal(await page.locator('.markdown a').innerText(), 'picture: a cat (track.example)');
  assert.ok(!asked.some((url) => url.includes('track.example')));
});

const LANGUAGES: Readonly<Record<string, string>> = {
  bash: 'if true; then echo "a"; fi',
  css: 'a { color: red; }',
  go: 'func main() { return }',
  java: 'class A { int b = 1; }',
  javascript: 'const a = "b";',
  json: '{"a": 1}',
  markdown: '# Title',
  python: 'def a(): return 1',
  rust: 'fn main() { let a = 1; }',
  sql: 'SELECT a FROM b',
  typescript: 'const a: number = 1;',
  xml: '<a b="c">d</a>',
  yaml: 'a: "b"',
};

test('code is coloured in each of its languages, and stays the same text', async () => {
  const blocks = Object.entries(LANGUAGES);
  const page = await shown(
    blocks.map(([name, code]) => `\`\`\`${name}\n${code}\n\`\`\`\n`).join('\n'),
  );
  for (const [at, [name, code]] of blocks.entries()) {
    const block = page.locator('.code').nth(at);
    assert.equal(await block.locator('figcaption span').innerText(), name);
    assert.equal(await block.locator('code').textContent(), code);
    assert.ok((await block.locator('code span').count()) > 0, `${name} has no colours`);
  }
});

test('code of a language that is not known stays plain', async () => {
  const page = await shown('```"><img src=x onerror=alert(1)>\n<b>a</b>\n```');
  assert.equal(await page.locator('.code code').textContent(), '<b>a</b>');
  assert.equal(await page.locator('.code code *').count(), 0);
  assert.equal(await page.locator('.code figcaption span').innerText(), 'Code');
});

test('a block of code is copied as it is', async () => {
  const page = await shown('text\n\n```js\nlet a = "<b>";\n  b();\n```\n\nmore');
  const copy = page.getByRole('button', { name: 'Copy code' });
  await copy.click();
  await page.locator('.code button', { hasText: 'Copied' }).waitFor();
  assert.equal(await clipboard(page), 'let a = "<b>";\n  b();');
});

test('a message is copied as the Markdown that it is', async () => {
  const page = await shown('a **b**\n\n[c](https://d.example)');
  await page.locator('.assistant').getByRole('button', { name: 'Copy message' }).click();
  await page.locator('.assistant').getByText('Copied').waitFor();
  assert.equal(await clipboard(page), 'a **b**\n\n[c](https://d.example)');
  await page.locator('.person').hover();
  await page.locator('.person').getByRole('button', { name: 'Copy message' }).click();
  await page.locator('.person').getByText('Copied').waitFor();
  assert.equal(await clipboard(page), 'Hi');
});

test('links that are defined below their use are found', async () => {
  const page = await shown('See [this][a].\n\nMore.\n\n[a]: https://a.example/\n');
  assert.equal(await page.locator('.markdown a').innerText(), 'this (a.example)');
});

test('an open code block is shown as code from its first line on', async () => {
  ui.server.answersWith((run) => run.text('So:\n\n```js\nlet a = 1;\nlet b'));
  const page = await ui.open();
  await send(page, 'Hi');
  await page.locator('.code code').getByText('let b').waitFor();
  ui.server.lastRun.text(' = 2;\n```\n\nDone.');
  ui.server.lastRun.end();
  await answered(page);
  assert.equal(await page.locator('.code code').textContent(), 'let a = 1;\nlet b = 2;');
  assert.equal(await page.locator('.markdown > p').last().innerText(), 'Done.');
});
