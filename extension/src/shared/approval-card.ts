/** What a person is asked to allow, as the server tells it over the socket and in a run's stream. */
export interface ApprovalCard {
  /** In the order in which they would be done; at least one. */
  readonly actions: readonly AskedAction[];
  readonly choices: readonly Choice[];
  /** In milliseconds since 1970; absent where it is not told. */
  readonly expiresAt?: number;
}

export const CHOICES = ['once', 'site', 'no'] as const;
export type Choice = (typeof CHOICES)[number];

/** One action; texts are shown as they are. */
export interface AskedAction {
  readonly tool: string;
  /** Empty where it is not known. */
  readonly site: string;
  /** What it is done to; empty where it is not known. */
  readonly target: string;
  /** What is done with it, as it will be; secrets are dots. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
  /** Why it is asked. */
  readonly reasons: readonly string[];
}

const MOST_ACTIONS = 128;
const DEFAULT_CHOICES: readonly Choice[] = ['once', 'no'];
const TOOL_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

type Data = Readonly<Record<string, unknown>>;

/**
 * The card in a message or an event: undefined where there is none, null where what is there is
 * wrong. A person must not be asked about half of something, so nothing wrong is passed over.
 */
export function approvalCardIn(data: Data): ApprovalCard | undefined | null {
  const { actions, choices, expires_at: end } = data;
  const expiresAt = end === undefined ? undefined : timeOf(end);
  const offered = choices === undefined ? DEFAULT_CHOICES : choicesOf(choices);
  if (expiresAt === null || !offered) return null;
  if (actions === undefined) return undefined;
  const read = listOf(actions, actionOf);
  if (!read || read.length === 0 || read.length > MOST_ACTIONS) return null;
  return { actions: read, choices: offered, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

function actionOf(given: unknown): AskedAction | null {
  const { tool, site, target, values, reasons } = fieldsOf(given);
  if (typeof tool !== 'string' || !TOOL_NAME.test(tool)) return null;
  const [where, what] = [textOrEmpty(site), textOrEmpty(target)];
  const [told, why] = [listOf(values, namedValueOf), listOf(reasons, wordOf)];
  if (where === null || what === null || !told || !why) return null;
  return { tool, site: where, target: what, values: told, reasons: why };
}

function namedValueOf(given: unknown): { name: string; value: string } | null {
  const { name, value } = fieldsOf(given);
  const word = wordOf(name);
  return word !== null && typeof value === 'string' ? { name: word, value } : null;
}

function choicesOf(given: unknown): readonly Choice[] | null {
  const known = listOf(given, (each) => CHOICES.find((choice) => choice === each) ?? null);
  return known && known.length > 0 && new Set(known).size === known.length ? known : null;
}

function timeOf(given: unknown): number | null {
  const time = typeof given === 'string' && TIME.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** All items read, or null where one is wrong. */
function listOf<T>(given: unknown, read: (item: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(given)) return null;
  const items = given.map(read);
  return items.every((item) => item !== null) ? (items as T[]) : null;
}

function fieldsOf(given: unknown): Data {
  return typeof given === 'object' && given !== null ? (given as Data) : {};
}

function wordOf(given: unknown): string | null {
  return typeof given === 'string' && given !== '' ? given : null;
}

function textOrEmpty(given: unknown): string | null {
  if (given === undefined || given === null) return '';
  return typeof given === 'string' ? given : null;
}
