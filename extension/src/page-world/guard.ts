/**
 * While the agent works in a document: answers its dialogs, which would stop the page until a
 * person comes, counts its requests, so that an action can end when they do, and holds back windows
 * that would come to the front; the background opens them behind. While nobody works the page has its own functions, seen through.
 */
import type { Dialog, DialogAnswer } from '../shared/hands';
import { type Capture, watchCapture } from './capture';
import { answerAsks } from './channel';
import { type Requests, watchRequests } from './requests';

/** What the isolated world asks. `begin` starts the account of one action. */
export type GuardQuestion =
  | { readonly ask: 'guard'; readonly on: boolean; readonly dialog: DialogAnswer | null }
  | { readonly ask: 'begin' }
  | { readonly ask: 'account' }
  /** Which element has captured the pointer; it is pointed out (see capture.ts). */
  | { readonly ask: 'captor' }
  | { readonly ask: 'lift' };

/** What happened since `begin`. */
export interface GuardAccount {
  /** Requests begun since then that have not ended. */
  readonly pending: number;
  readonly dialogs: readonly Dialog[];
  /** Addresses of windows that a script wanted. */
  readonly windows: readonly string[];
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
let windows: string[] = [];

export function guard(): void {
  const requests = watchRequests(() => on);
  const capture = watchCapture(() => on);
  answerAsks((question) => {
    return stringify(answerTo(parse(question) as GuardQuestion, requests, capture));
  });
  replace('alert', (message) => void told('alert', message));
  replace('confirm', (message) => told('confirm', message).accept);
  replace('prompt', (message, preset) => {
    const given = told('prompt', message);
    return given.accept ? (given.text ?? OwnString(preset ?? '')) : null;
  });
  watchOpen();
}

function answerTo(
  question: GuardQuestion,
  requests: Requests,
  capture: Capture,
): GuardAccount | null {
  switch (question.ask) {
    case 'guard':
      on = question.on;
      if (question.dialog || !on) answer = question.dialog;
      return null;
    case 'begin':
      requests.begin();
      dialogs = [];
      windows = [];
      return null;
    case 'captor':
      capture.point();
      return null;
    case 'lift':
      capture.end();
      return null;
    case 'account':
      return { pending: requests.pending(), dialogs, windows };
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

/** The page gets null, as from a browser that blocks windows which no person's click asked for. */
function watchOpen(): void {
  window.open = new Proxy(window.open, {
    apply(original, self, args: unknown[]) {
      if (!on || !opensWindow(args[1])) return apply(original as () => unknown, self, args);
      if (args[0] && windows.length < MOST_NOTED) windows[windows.length] = absolute(args[0]);
      return null;
    },
  });
}

/** Not for a name of this window, one around it, or a frame in it. */
function opensWindow(target: unknown): boolean {
  const name = target === undefined ? '_blank' : OwnString(target);
  if (name === '_self' || name === '_parent' || name === '_top') return false;
  for (let index = 0; index < window.length; index++) {
    const frame = document.querySelectorAll('iframe')[index];
    if (frame?.name === name && name !== '') return false;
  }
  return true;
}

function absolute(url: unknown): string {
  try {
    return new OwnURL(OwnString(url), document.baseURI).href;
  } catch {
    return OwnString(url);
  }
}
