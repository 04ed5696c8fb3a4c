/** Runs that tokenisers of the o200k kind treat alike: words, digits, other letters, marks, space. */
const RUNS =
  /[A-Za-z]+|\d+|[\u00c0-\u024f]+|[\u0370-\u1fff]+|[\u2e80-\u9fff\uac00-\ud7af]|\n[ ]*|[ ]{2,}|[^\sA-Za-z\d]/gu;

/**
 * An estimate of the tokens a text costs (o200k), rather a little high than low: measured against
 * the tokeniser in the tests. Tokenising itself would need its whole vocabulary in the page.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [run] of text.matchAll(RUNS)) tokens += tokensOf(run);
  return Math.ceil(tokens);
}

function tokensOf(run: string): number {
  const code = run.charCodeAt(0);
  if (code === 10) return run.length > 2 ? 1.4 : 0.6;
  if (code === 32) return 1;
  if (code >= 48 && code <= 57) return Math.ceil(run.length / 3);
  if (code < 128) return isLatin(code) ? latin(run.length) : 0.75;
  if (run.length === 1) return 1.3;
  return run.length / (code < 0x250 ? 1.6 : 2.2);
}

function isLatin(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Common words are one token up to some seven letters; longer ones break up, random ones sooner. */
function latin(length: number): number {
  if (length <= 7) return 1.05;
  return length <= 14 ? 1.05 + (length - 7) * 0.16 : 2.2 + (length - 14) * 0.4;
}
