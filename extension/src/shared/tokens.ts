/** Runs that tokenisers of the o200k kind treat alike: words, digits, other scripts, marks, space. */
const RUNS =
  /[A-Za-z]+| ?\d+|[\u00c0-\u024f]+|[\u0370-\u1fff]+|[\u2e80-\u9fff\uac00-\ud7af]|\n *| {2,}|[^\sA-Za-z\d]/gu;

/**
 * An estimate of the tokens a text costs (o200k), rather high than low: a budget kept by it is kept
 * in truth. The tests hold it against the tokeniser, whose whole vocabulary a page need not load.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [run] of text.matchAll(RUNS)) tokens += tokensOf(run);
  return Math.ceil(tokens);
}

function tokensOf(run: string): number {
  const code = run.charCodeAt(0);
  if (code === NEWLINE) return run.length > 2 ? 1.5 : 0.6;
  if (code === SPACE || isDigit(code)) return number(run);
  if (code < 128) return isLatin(code) ? word(run) : 1;
  if (run.length === 1) return 1.3;
  if (code >= 0xd800 && code < 0xe000) return 2.2;
  return run.length / (code < 0x250 ? 1.2 : 2.2);
}

const NEWLINE = 10;
const SPACE = 32;

/** Digits go by threes, and the space before a number is a token of its own. */
function number(run: string): number {
  const digits = run.trimStart();
  return Math.ceil(digits.length / 3) + (digits.length < run.length || digits === '' ? 1 : 0);
}

/** Short words are one token; long ones and those of mixed case break up. */
function word(run: string): number {
  const humps = run.length > 3 ? (run.match(HUMPS)?.length ?? 0) : 0;
  if (run.length > 18) return Math.max(run.length * 0.4, humps * 1.6);
  return 1 + Math.max(0, run.length - 4) * 0.22 + humps * 0.6;
}

const HUMPS = /[a-z][A-Z]/g;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLatin(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
