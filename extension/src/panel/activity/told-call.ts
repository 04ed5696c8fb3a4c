import { number, words } from '../language/language';
import type { Fields } from '../server/fields';
import { visibleLine } from '../text/visible';
import type { ToolCall } from './tool-call';

const LONGEST_TARGET = 120;

/** The tool in words; one that this panel does not know by its own name. */
export function toolName(name: string): string {
  const known: Readonly<Record<string, string>> = words().tools;
  return Object.hasOwn(known, name)
    ? (known[name] ?? '')
    : visibleLine(name.replaceAll('_', ' '), 60);
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

/** How long it took. */
export function duration(ms: number): string {
  const t = words().activity;
  return ms < 1000 ? t.milliseconds(number(Math.round(ms))) : t.seconds(number(ms / 1000, 1));
}
