/**
 * What the service worker and an open panel tell each other over the `chrome.runtime` port named
 * {@link PANEL_PORT}. A panel that connects is told `status`, `settings`, the runs that are on and
 * the questions that wait, in that order. Of several open panels the first answer counts; the
 * others are told `withdrawn`.
 */
import type { AskedAction, Choice } from './approval-card';
import type { FileData, FileField } from './hands';
import type { Scope } from './socket-messages';

export const PANEL_PORT = 'panel';

/** How the connection to the server stands; `refused`: the server is there and closed the socket. */
export type ConnectionState = 'connected' | 'connecting' | 'unreachable' | 'refused';

export interface StatusMessage {
  readonly type: 'status';
  readonly state: ConnectionState;
  /** The server's address, without a slash at its end. */
  readonly server: string;
  /** For `POST /agent/run`; the same until the server forgets it, also over a lost connection. */
  readonly sessionId?: string;
  /** The server's own words why it refused. */
  readonly detail?: string;
}

export type RunOutcome = 'answered' | 'failed' | 'cancelled' | 'stopped';

export interface RunMessage {
  readonly type: 'run';
  readonly runId: string;
  readonly state: 'started' | 'thinking' | 'acting' | 'paused' | 'ended';
  readonly step: number;
  /** The tab that the run works in, or null where it has not needed one yet. */
  readonly tabId: number | null;
  /** How it ended. */
  readonly outcome?: RunOutcome;
}

/** One call of a tool; sent as it begins, again when its target is known, and when it is over. */
export interface ToolMessage {
  readonly type: 'tool';
  readonly runId: string;
  readonly callId: string;
  readonly name: string;
  readonly effect: 'read' | 'act' | 'navigate';
  /** What it is aimed at: `button "Save"`, or the address that is opened. */
  readonly target?: string;
  /** The number of that element, for `highlight`. */
  readonly ref?: number;
  readonly state: 'running' | 'done' | 'failed';
  readonly ms?: number;
  /** What came of it, in a sentence. Words of the page may be in it. */
  readonly said?: string;
}

/** The agent asks something: answer with `text` or `refused`. */
export interface AskMessage {
  readonly type: 'ask';
  readonly id: string;
  readonly question: string;
  /** None means any text. */
  readonly choices: readonly string[];
}

/** The agent wants files of the person's choice: answer with `files` or `refused`. */
export interface PickMessage {
  readonly type: 'pick';
  readonly id: string;
  readonly field: FileField;
}

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** Something needs a yes: answer with `decision`. */
export interface ConfirmMessage {
  readonly type: 'confirm';
  readonly id: string;
  readonly kind: 'action' | 'session_use';
  readonly tool?: string;
  /** What is really acted on, as the page has it. */
  readonly target?: string;
  /** What is really done to it: the arguments, each in full. */
  readonly values?: readonly NamedValue[];
  /** Where the target leads: a link's address, or where its form is sent. */
  readonly url?: string;
  /** The page it happens in, or, with `session_use`, the page that wants to use this browser. */
  readonly origin?: string;
  /** Why the server asks. */
  readonly reason?: string;
  /** Where the server tells them, all that one answer decides, in place of the single fields above. */
  readonly actions?: readonly ConfirmAction[];
  /** What may be answered; without it, once or no. */
  readonly choices?: readonly Choice[];
  /** When it is too late, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** One of several actions; what the page says of it stands beside what the server says. */
export interface ConfirmAction extends AskedAction {
  readonly url?: string;
  readonly origin?: string;
}

/** A question is settled elsewhere, too late, or its run is over: take it away. */
export interface WithdrawnMessage {
  readonly type: 'withdrawn';
  readonly id: string;
}

/** The person has taken the tab over (`paused`), or has given it back. */
export interface TakeoverMessage {
  readonly type: 'takeover';
  readonly runId: string;
  readonly paused: boolean;
}

export interface SettingsMessage {
  readonly type: 'settings';
  readonly confirm: boolean;
  readonly precise: boolean;
  readonly server: string;
  readonly tokenSet: boolean;
}

/** The answer to `screenshotTab`: a picture as a data URL, or why there is none. */
export interface ScreenshotMessage {
  readonly type: 'screenshot';
  readonly id: string;
  readonly dataUrl?: string;
  readonly error?: string;
}

export type ToPanel =
  | StatusMessage
  | RunMessage
  | ToolMessage
  | AskMessage
  | PickMessage
  | ConfirmMessage
  | WithdrawnMessage
  | TakeoverMessage
  | SettingsMessage
  | ScreenshotMessage;

/** The person's answer to `ask`, `pick` or `confirm`. */
export type PanelAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'files'; readonly files: readonly FileData[] }
  | { readonly kind: 'decision'; readonly allow: boolean; readonly scope?: Scope }
  | { readonly kind: 'refused' };

export type FromPanel =
  | ({ readonly type: 'answer'; readonly id: string } & PanelAnswer)
  /** Gives the tab back to the agent after a takeover. */
  | { readonly type: 'goOn'; readonly runId: string }
  | { readonly type: 'stop'; readonly runId: string }
  /** Asking before every action that changes the page. */
  | { readonly type: 'setConfirm'; readonly on: boolean }
  | { readonly type: 'setPrecise'; readonly on: boolean }
  /** Wants a picture of the tab in front; `id` comes back with it. */
  | { readonly type: 'screenshotTab'; readonly id: string }
  | { readonly type: 'reconnect' }
  /** Outlines an element in the run's tab; null takes the outline away. */
  | { readonly type: 'highlight'; readonly runId: string; readonly ref: number | null };
