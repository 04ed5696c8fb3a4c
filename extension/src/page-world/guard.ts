/**
 * While the agent works in a document: answers its dialogs, which would stop the page until a
 * person comes, counts its requests, so that an action can end when they do, and holds back windows
 * that would come to the front; the background opens them behind. While it does not, the page has
 * its own functions, seen through.
 */
import type { Dialog, DialogAnswer } from '../shared/hands';
import { type Capture, watchCapture } from './capture';
import { answerAsks } from './channel';
import { type Requests, watchRequests } from './requests';

/** What the isolated world asks. */
export type GuardQuestion =
  | { readonly ask: 'guard'; readonly on: boolean; readonly dialog: DialogAnswer | null }
  /** An action begins: only its own requests count. */
  | { readonly ask: 'begin' }
  | { readonly ask: 'pending' }
  /** What has not been told yet. */
  | { readonly ask: 'account' }
  /** Which element has captured the pointer; it is pointed out (see capture.ts). */
  | { readonly ask: 'captor' }
  | { readonly ask: 'lift' };

/** What happened since the last account, also between two actions. */
export interface GuardAccount {
  readonly dialogs: readonly Dialog[];
  /** Addresses of windows that a script wanted. */
  readonly windows: readonly string[];
}

/** So long after the last action the agent is gone, whether it has said so or not. Milliseconds. */
const LEASE = 120_000;

const { apply } = Reflect;
const now = performance.now.bind(performance);
const { parse, stringify } = JSON;
const OwnString = String;
const OwnURL = URL;
const slice = String.prototype.slice;
const addListener = EventTarget.prototype.addEventListener;
const stopAll = Event.prototype.stopImmediatePropagation;

const LONGEST_MESSAGE = 1000;
const MOST_NOTED = 20;

let guardedUntil = 0;
let lastAnswer = 0;
let answer: DialogAnswer | null = null;
let dialogs: Dialog[] = [];
let windows: string[] = [];

const isOn = () => now() < guardedUntil;

export function guard(): void {
  const requests = watchRequests(isOn);
  const capture = watchCapture(isOn);
  answerAsks((question) => {
    return stringify(answerTo(parse(question) as GuardQuestion, requests, capture));
  });
  replace('alert', (message) => void told('alert', message));
  replace('confirm', (message) => told('confirm', message).accept);
  replace('prompt', (message, preset) => {
    const given = told('prompt', message);
    return given.accept ? (given.text ?? OwnString(preset ?? '')) : null;
  });
  replace('print', () => note('print', '', false, false));
  watchOpen();
  holdNobodyBack();
}

function answerTo(
  question: GuardQuestion,
  requests: Requests,
  capture: Capture,
): GuardAccount | number | null {
  switch (question.ask) {
    case 'guard':
      guardedUntil = question.on ? now() + LEASE : 0;
      arm(question.dialog);
      return null;
    case 'begin':
      requests.begin();
      return null;
    case 'pending':
      return requests.pending();
    case 'captor':
      capture.point();
      return null;
    case 'lift':
      capture.end();
      return null;
    case 'account':
      return takeAccount();
  }
}

/** One answer is for one dialog, also when it is told again before that is known. */
function arm(next: DialogAnswer | null): void {
  answer = next && next.id > lastAnswer ? next : null;
}

function takeAccount(): GuardAccount {
  const account = { dialogs, windows };
  dialogs = [];
  windows = [];
  return account;
}

/** The answer of a dialog: the one asked for, once; else the one that does least. */
function told(kind: Dialog['kind'], message: unknown): DialogAnswer {
  const asTold = answer !== null;
  const given = answer ?? { accept: kind === 'alert', id: 0 };
  if (answer) lastAnswer = answer.id;
  answer = null;
  const words = message === undefined ? '' : apply(slice, OwnString(message), [0, LONGEST_MESSAGE]);
  note(kind, words, given.accept, asTold);
  return given;
}

function note(kind: Dialog['kind'], message: string, accepted: boolean, asTold: boolean): void {
  const answered = accepted ? 'accepted' : 'dismissed';
  if (dialogs.length < MOST_NOTED) dialogs[dialogs.length] = { kind, message, answered, asTold };
}

/**
 * A page that asks whether it may be left would wait for a person. It is asked only where the agent
 * has been told to leave; ours is the first listener, so none of the page's own hears of it.
 */
function holdNobodyBack(): void {
  const hear = (event: Event) => {
    if (isOn()) apply(stopAll, event, []);
  };
  apply(addListener, window, ['beforeunload', hear, { capture: true }]);
}

function replace(name: Dialog['kind'], stand: (...args: unknown[]) => unknown): void {
  window[name] = new Proxy(window[name], {
    apply: (original, self, args: unknown[]) =>
      isOn() ? stand(...args) : apply(original as () => unknown, self, args),
  }) as never;
}

/** The page gets null, as from a browser that blocks windows which no person's click asked for. */
function watchOpen(): void {
  window.open = new Proxy(window.open, {
    apply(original, self, args: unknown[]) {
      if (!isOn() || !opensWindow(args[1])) return apply(original as () => unknown, self, args);
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
