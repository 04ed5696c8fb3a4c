import type { ToolMessage } from '../../shared/panel-messages';
import type { ToolCalling, ToolCompleted } from '../run/run-events';
import type { Fields } from '../server/fields';

export type CallState = 'running' | 'done' | 'failed' | 'asked' | 'denied';

/**
 * One call of a tool, as told by the run's stream, by the browser's own worker, or by both: the
 * stream knows the arguments and the result, the worker what was really aimed at.
 */
export interface ToolCall {
  readonly streamId: string;
  readonly workerId: string;
  readonly name: string;
  readonly arguments: Fields;
  readonly state: CallState;
  /** What the browser says that it is aimed at; empty where it has not said it. */
  readonly target: string;
  /** The element's number in the page, to highlight it. */
  readonly ref: number | null;
  readonly ms: number | null;
  /** What came of it, as the browser's worker says it. */
  readonly said: string;
  /** What the model was given, shortened. */
  readonly result: string;
}

const NOTHING: ToolCall = {
  streamId: '',
  workerId: '',
  name: '',
  arguments: {},
  state: 'running',
  target: '',
  ref: null,
  ms: null,
  said: '',
  result: '',
};

export function isOver(call: ToolCall): boolean {
  return call.state !== 'running' && call.state !== 'asked';
}

export function withCalling(calls: readonly ToolCall[], event: ToolCalling): ToolCall[] {
  const { id, name, arguments: args } = event;
  const known = [
    (call: ToolCall) => call.streamId === id,
    (call: ToolCall) => call.streamId === '' && call.name === name,
  ];
  return changed(calls, known, (call) => ({ ...call, streamId: id, name, arguments: args }));
}

export function withCompleted(calls: readonly ToolCall[], event: ToolCompleted): ToolCall[] {
  const { id, name, ok, ms, result } = event;
  return changed(calls, [(call) => call.streamId === id], (call) => ({
    ...call,
    streamId: id,
    name,
    state: ok ? 'done' : call.state === 'denied' ? 'denied' : 'failed',
    ms: ms ?? call.ms,
    result,
  }));
}

/** A call that was told by the worker keeps what the worker said of it. */
export function withWorkers(calls: readonly ToolCall[], told: ToolMessage): ToolCall[] {
  // A call is told as it begins; one that is new and over is told to a panel that came later.
  const isPast = told.state !== 'running';
  const known = [
    (call: ToolCall) => call.workerId === told.callId,
    (call: ToolCall) =>
      call.workerId === '' && call.name === told.name && (isPast || !isOver(call)),
  ];
  return changed(calls, known, (call) => ({
    ...call,
    workerId: told.callId,
    name: told.name,
    target: told.target ?? call.target,
    ref: told.ref ?? call.ref,
    ms: told.ms ?? call.ms,
    said: told.said ?? call.said,
    state: told.state === 'running' && isOver(call) ? call.state : told.state,
  }));
}

/** Marks the newest call of a tool that is under way as waiting for the person. */
export function withState(
  calls: readonly ToolCall[],
  name: string,
  state: CallState,
): readonly ToolCall[] {
  const at = calls.findLastIndex((call) => call.name === name && call.state === 'running');
  const call = calls[at];
  return call ? calls.with(at, { ...call, state }) : calls;
}

/** Changes the first call that is known, by the first way in which one is, or adds one. */
function changed(
  calls: readonly ToolCall[],
  known: readonly ((call: ToolCall) => boolean)[],
  change: (call: ToolCall) => ToolCall,
): ToolCall[] {
  const places = known.map((isIt) => calls.findIndex(isIt));
  const at = places.find((place) => place >= 0) ?? -1;
  const call = calls[at];
  return call ? calls.with(at, change(call)) : [...calls, change(NOTHING)];
}
