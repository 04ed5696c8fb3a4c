export { type Action, Browser, type BrowserOptions, type BrowserState, type BrowserTool, withSnapshot, } from './browser/browser.js';
export type { ActionQuestion, ContextUpdate, DeclaredTool, Page, RunState, SessionQuestion, Snapshot, SocketQuestion, } from './browser/messages.js';
export { type AskOptions, type ClientOptions, RigClient, type RunOptions, type RunResult, } from './client.js';
export type { ApprovalAnswer, Cancelled, Decision, Info, Model, Outcome, Question, RunAnswer, RunEvent, RunRequest, UnknownEvent, } from './contract.js';
export { BrokenStreamError, type FieldError, type ProblemCode, ProblemError, RigError, UnreachableError, } from './errors.js';
export type { components, operations, paths } from './openapi.js';
export type { Retries } from './pause.js';
export { Run, type StreamOptions } from './run.js';
