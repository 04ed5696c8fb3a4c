import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

const DELTAS = 5000;

/** Texts of 100 KB that are hard in different ways: many blocks, one list, one code block. */
const TEXTS: Readonly<Record<string, (i: number) => string>> = {
  'many blocks': (i) => (i % 20 === 0 ? `\n\n## Part ${i}\n\n` : `**word** ${i} \`code\` `),
  'one long list': (i) => `${i % 4 === 0 ? '\n- ' : ''}an item with *words* `,
  'one long code block': (i) => (i === 0 ? '```js\n' : `let a${i} = 1;${i % 2 ? '\n' : ' '}`),
  'one long paragraph': (i) => `words and *words* ${i} `,
};

declare global {
  var longestTask: number;
  var taskTime: number;
}

/** Runs in the page: gathers how long the page did not answer. */
function watchTasks(): void {
  globalThis.longestTask = 0;
  globalThis.taskTime = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      globalThis.longestTask = Math.max(globalThis.longestTask, duration);
      globalThis.taskTime += duration;
    }
  }).observe({ type: 'longtask' });
}

async function streamed(page: Page, piece: (i: number) => string): Promise<string> {
  const pieces = Array.from({ length: DELTAS }, (_, i) => piece(i).padEnd(20, '.'));
  ui.server.answersWith(async (run) => {
    for (const [at, text] of pieces.entries()) {
      run.text(text);
      if (at % 10 === 0) await new Promise((next) => setImmediate(next));
    }
    run.end();
  });
  await page.evaluate(watchTasks);
  await send(page, 'Hi');
  await answered(page);
  return pieces.join('');
}

for (const [what, piece] of Object.entries(TEXTS)) {
  test(`an answer of 100 KB in 5,000 pieces holds nothing up: ${what}`, async (t) => {
    const page = await ui.open();
    const text = await streamed(page, piece);
    assert.ok(text.length >= 100_000);
    const shown = (await page.locator('.markdown').innerText()).replace(/\s/g, '');
    assert.ok(shown.includes(`${piece(DELTAS - 1).replace(/[\s*`]/g, '')}`), shown.slice(-100));
    const { longest, all } = await page.evaluate(() => ({
      longest: globalThis.longestTask,
      all: globalThis.taskTime,
    }));
    t.diagnostic(`longest ${longest} ms, all ${all} ms`);
    // On a machine that is busy with other things; on a quiet one it is a tenth of this.
    assert.ok(longest < 1000, `${longest} ms in one go`);
    assert.ok(all < 5000, `${all} ms in all`);
  });
}
