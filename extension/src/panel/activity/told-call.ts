import { number, words } from '../language/language';
import type { Fields } from '../server/fields';
import { visibleLine } from '../text/visible';
import type { ToolCall } from './tool-call';

const LONGEST_TARGET = 120;
const LONGEST_OUTCOME = 160;

export function isKnownTool(name: string): boolean {
  return Object.hasOwn(words().tools, name);
}

/** The tool in words; one that this panel does not know by its own name. */
export function toolName(name: string): string {
  const known: Readonly<Record<string, string>> = words().tools;
  return isKnownTool(name) ? (known[name] ?? '') : visibleLine(name.replaceAll('_', ' '), 60);
}

/** What a call is aimed at: as the browser says it, else as far as its arguments tell. */
export function targetOf({ target, arguments: args }: ToolCall): string {
  return visibleLine(target || targetIn(args), LONGEST_TARGET);
}

function targetIn(args: Fields): string {
  const { url, ref, from } = args;
  if (typeof url === 'string') return url;
  const element = ref ?? from;
  if (typeof element === 'number') return words().activity.element(element);
  const first = Object.values(args).find((value) => typeof value === 'string');
  return typeof first === 'string' ? `“${first}”` : '';
}

/** What came of a call, in a sentence; empty where nothing of it is one. */
export function outcomeOf({ said, result }: ToolCall): string {
  return visibleLine(said || sentenceIn(result), LONGEST_OUTCOME);
}

/** Tools of a browser answer with an object that says what was done, which may have been cut. */
function sentenceIn(result: string): string {
  const text = result.trim();
  if (!/^[{[]/.test(text)) return text;
  const did = /^\{"did":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return did ? parsed(did) : '';
}

function parsed(json: string): string {
  try {
    return String(JSON.parse(json));
  } catch {
    return '';
  }
}

/** How long it took. */
export function duration(ms: number): string {
  const t = words().activity;
  return ms < 1000 ? t.milliseconds(number(Math.round(ms))) : t.seconds(number(ms / 1000, 1));
}
