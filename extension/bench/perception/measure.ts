import { estimateTokens } from '../../src/shared/tokens';
import type { EyesPage } from '../../test/support/eyes-page';
import type { BenchPage } from '../pages';
import { tokens } from '../tokens';
import { type Agreement, agreementOf } from './agreement';
import type { Eyes } from './entry';
import { openSaved } from './own-address';
import { f1, withoutAddresses } from './reading-score';

declare const eyes: Eyes;

/** What was measured on one page. Times in milliseconds. */
export interface Measured {
  readonly name: string;
  readonly viewportTokens: number;
  readonly elementTokens: number;
  readonly pageTokens: number;
  /** The estimate of the whole page's tokens, as a share of the real ones. */
  readonly estimate: number;
  readonly firstLook: number;
  /** Each further look, in both scopes. */
  readonly viewportTimes: readonly number[];
  readonly pageTimes: readonly number[];
  readonly agreement: Agreement;
  readonly reading: { readonly ours: number; readonly readability: number } | null;
}

export async function measure(page: EyesPage, url: string, saved: BenchPage): Promise<Measured> {
  await openSaved(page.page, saved, url);
  const looks = await page.run(lookAround);
  const reading = saved.expected === null ? null : await read(page, saved.expected);
  return {
    name: saved.name,
    viewportTokens: tokens(looks.viewport),
    elementTokens: tokens(looks.elements),
    pageTokens: tokens(looks.page),
    estimate: estimateTokens(looks.page) / tokens(looks.page),
    firstLook: looks.firstLook,
    viewportTimes: looks.viewportTimes,
    pageTimes: looks.pageTimes,
    reading,
    agreement: await agreementOf(page),
  };
}

/** Runs in the page. */
function lookAround() {
  const timed = (request: { scope: 'viewport' | 'page'; content?: 'elements' }) => {
    const started = performance.now();
    const text = eyes.composed(request);
    return { text, took: performance.now() - started };
  };
  const first = timed({ scope: 'viewport' });
  const rounds = [1, 2, 3, 4, 5];
  return {
    firstLook: first.took,
    viewport: first.text,
    elements: timed({ scope: 'viewport', content: 'elements' }).text,
    page: timed({ scope: 'page' }).text,
    viewportTimes: rounds.map(() => timed({ scope: 'viewport' }).took),
    pageTimes: rounds.map(() => timed({ scope: 'page' }).took),
  };
}

async function read(page: EyesPage, expectedHtml: string) {
  const texts = await page.run(
    (html) => ({
      // The score cuts the text that people read, so all of it is asked for here.
      ours: eyes.readPage({ maxLength: 1e9 }).text,
      readability: eyes.readabilityText(document),
      expected: eyes.textOfHtml(html),
    }),
    expectedHtml,
  );
  return {
    ours: f1(withoutAddresses(texts.ours), texts.expected),
    readability: f1(texts.readability, texts.expected),
  };
}
