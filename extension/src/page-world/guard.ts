/**
 * While the agent works in a document: answers its dialogs, which would stop the page until a
 * person comes, counts its requests, so that an action can end when they do, and notes windows
 * that the browser blocked. While nobody works the page has its own functions, seen through.
 */
import type { Dialog, DialogAnswer } from '../shared/hands';
import { answerAsks } from './channel';
import { type Requests, watchRequests } from './requests';

/** What the isolated world asks. `begin` starts the account of one action. */
export type GuardQuestion =
  | { readonly ask: 'guard'; readonly on: boolean; readonly dialog: DialogAnswer | null }
  | { readonly ask: 'begin' }
  | { readonly ask: 'account' };

/** What happened since `begin`. */
export interface GuardAccount {
  /** Requests begun since then that have not ended. */
  readonly pending: number;
  readonly dialogs: readonly Dialog[];
  /** Addresses of windows that were not opened. */
  readonly blockedWindows: readonly string[];
}

const { apply } = Reflect;
const { parse, stringify } = JSON;
const OwnString = String;
const OwnURL = URL;
const slice = String.prototype.slice;

const LONGEST_MESSAGE = 1000;
const MOST_NOTED = 20;

let on = false;
let answer: DialogAnswer | null = null;
let dialogs: Dialog[] = [];
let blockedWindows: string[] = [];

export function guard(): void {
  const requests = watchRequests(() => on);
  answerAsks((question) => stringify(answerTo(parse(question) as GuardQuestion, requests)));
  replace('alert', (message) => void told('alert', message));
  replace('confirm', (message) => told('confirm', message).accept);
  replace('prompt', (message, preset) => {
    const given = told('prompt', message);
    return given.accept ? (given.text ?? OwnString(preset ?? '')) : null;
  });
  watchOpen();
}

function answerTo(question: GuardQuestion, requests: Requests): GuardAccount | null {
  switch (question.ask) {
    case 'guard':
      on = question.on;
      if (question.dialog || !on) answer = question.dialog;
      return null;
    case 'begin':
      requests.begin();
      dialogs = [];
      blockedWindows = [];
      return null;
    case 'account':
      return { pending: requests.pending(), dialogs, blockedWindows };
  }
}

/** The answer of a dialog: the one asked for, once; else the one that does least. */
function told(kind: Dialog['kind'], message: unknown): DialogAnswer {
  const asTold = answer !== null;
  const given = answer ?? { accept: kind === 'alert' };
  answer = null;
  const words = message === undefined ? '' : apply(slice, OwnString(message), [0, LONGEST_MESSAGE]);
  const answered = given.accept ? 'accepted' : 'dismissed';
  if (dialogs.length < MOST_NOTED) {
    dialogs[dialogs.length] = { kind, message: words, answered, asTold };
  }
  return given;
}

function replace(
  name: 'alert' | 'confirm' | 'prompt',
  stand: (...args: unknown[]) => unknown,
): void {
  window[name] = new Proxy(window[name], {
    apply: (original, self, args: unknown[]) =>
      on ? stand(...args) : apply(original as () => unknown, self, args),
  }) as never;
}

/** A window asked for without a person's hand is blocked, and the page gets null. */
function watchOpen(): void {
  window.open = new Proxy(window.open, {
    apply(original, self, args: unknown[]) {
      const opened = apply(original as () => unknown, self, args);
      if (on && opened === null && args[0] && blockedWindows.length < MOST_NOTED) {
        blockedWindows[blockedWindows.length] = absolute(args[0]);
      }
      return opened;
    },
  });
}

function absolute(url: unknown): string {
  try {
    return new OwnURL(OwnString(url), document.baseURI).href;
  } catch {
    return OwnString(url);
  }
}
