import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Eyes } from '../support/entry';
import { eyesForTests } from '../support/eyes-test';

declare const eyes: Eyes;

const tests = eyesForTests();

/** Seeds of the random pages; a failure names its seed. */
const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** Fills the page with a random tree. Runs in the page, so it stands alone. */
function grow(seed: number): void {
  let state = seed * 2654435761;
  const roll = (sides: number) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const pick = (from: string, separator = ' ') => {
    const all = from.split(separator);
    return all[roll(all.length)] ?? 'div';
  };
  const tag = () =>
    pick(
      'div span p a button input select option textarea label form fieldset legend table tr td th ul ol li h1 h6 nav main header footer details summary dialog svg g path text img map area iframe slot template noscript br hr video canvas menu x-custom object',
    );
  const value: Record<string, () => string> = {
    role: () =>
      pick(
        'button link tab option listbox combobox grid row gridcell none heading tree dialog bogus',
      ),
    style: () =>
      pick(
        'display:none|visibility:hidden|opacity:0|position:fixed|position:absolute;left:-99px|overflow:hidden;height:1px|display:contents|cursor:pointer|transform:scale(0)|content-visibility:hidden|display:inline-block|float:left|clip-path:inset(50%)',
        '|',
      ),
    'aria-labelledby': () => `i${roll(9)} i${roll(9)}`,
    'aria-owns': () => `i${roll(9)} i${roll(9)}`,
    id: () => `i${roll(9)}`,
    name: () => pick('parentNode children style id x getAttribute firstChild'),
    contenteditable: () => 'true',
    href: () => '/x',
  };
  const text = () =>
    pick(`| |text|\u200b|a"b\n#1 button|${'😀'.repeat(30)}|${'x'.repeat(500)}`, '|');
  const build = (depth: number): Node => {
    if (depth === 0 || roll(4) === 0) return document.createTextNode(text());
    const element = document.createElement(tag());
    for (const [name, of] of Object.entries(value)) {
      if (roll(4) === 0) element.setAttribute(name, of());
    }
    if (element.localName === 'div' && roll(5) === 0) {
      const root = element.attachShadow({ mode: 'open' });
      root.append(build(depth - 1), document.createElement('slot'));
    }
    for (let i = roll(5); i > 0; i--) element.append(build(depth - 1));
    return element;
  };
  document.body.replaceChildren(...Array.from({ length: 12 }, () => build(6)));
}

test('no random page makes a look, a reading or a search fail', async () => {
  const page = await tests.open('app');
  const source = `(${grow})`;
  for (const seed of SEEDS) {
    await page.page.evaluate(`var __name = (f) => f; ${source}(${seed})`);
    const failure = await page.run(() => {
      try {
        eyes.perception.snapshot({ scope: 'viewport' });
        eyes.perception.snapshot({ scope: 'page' });
        eyes.perception.snapshot({ scope: 'page', content: 'elements' });
        eyes.readPage();
        eyes.findInPage({ regex: 'te.t' }, (element) => eyes.perception.refOf(element));
        return '';
      } catch (error) {
        return String((error as Error).stack);
      }
    });
    assert.equal(failure, '', `seed ${seed}`);
  }
});
