import type { ToolMessage } from '../../shared/panel-messages';
import {
  isOver,
  type ToolCall,
  withCalling,
  withCompleted,
  withState,
  withWorkers,
} from '../activity/tool-call';
import type { ApprovalAsked, RunEvent } from '../run/run-events';
import { withoutTurning } from '../text/visible';
import { type Answer, type AnswerEnd, NEW_ANSWER, type Part, type TextKind } from './transcript';

/** The answer after something more was told of its run. */
export function withEvent(answer: Answer, event: RunEvent): Answer {
  switch (event.kind) {
    case 'run':
      // Also where a run is read once more from its beginning.
      return {
        ...NEW_ANSWER,
        runId: event.runId,
        model: event.model,
        ...(answer.withoutBrowser && !event.sessionId ? { withoutBrowser: true } : {}),
      };
    case 'text':
      return withText(answer, event.notice ? 'notice' : 'text', event.delta);
    case 'thought':
      return withText(answer, 'thought', event.delta);
    case 'calling':
      return withCalls(answer, (calls) => withCalling(calls, event));
    case 'completed':
      return withCalls(answer, (calls) => withCompleted(calls, event));
    case 'approval':
      return withCalls(answer, (calls) => askedTools(event).reduce(asked, calls));
    case 'settled':
      return settled(answer, event.allowed);
    case 'privacy':
      return { ...answer, hidden: event.counts };
    case 'cleaned':
      return { ...answer, cleaned: event.counts };
    case 'usage':
      return { ...answer, usage: event };
    case 'error':
      return { ...answer, error: event.message };
    case 'done':
      return ended(answer, event.outcome);
  }
}

export function withWorkersWord(answer: Answer, told: ToolMessage): Answer {
  return withCalls(answer, (calls) => withWorkers(calls, told));
}

/** Nothing more comes: what was still running has no known end. */
export function ended(answer: Answer, end: AnswerEnd): Answer {
  const parts = answer.parts.map((part) =>
    part.kind === 'calls' ? { ...part, calls: part.calls.map(closed) } : part,
  );
  return { ...answer, parts, end };
}

function askedTools({ tool, card }: ApprovalAsked): readonly string[] {
  return card ? card.actions.map((action) => action.tool) : [tool];
}

/** One card may ask about several calls of one tool. */
function asked(calls: readonly ToolCall[], tool: string): readonly ToolCall[] {
  return withState(calls, tool, 'asked');
}

function closed(call: ToolCall): ToolCall {
  return isOver(call) ? call : { ...call, state: 'failed' };
}

function withText(answer: Answer, kind: TextKind, delta: string): Answer {
  const text = withoutTurning(delta);
  const last = answer.parts.at(-1);
  const parts: readonly Part[] =
    last?.kind === kind
      ? answer.parts.with(-1, { kind, text: last.text + text })
      : [...answer.parts, { kind, text }];
  return { ...answer, parts };
}

/** Calls that follow each other stand together; one that is still known from before is changed. */
function withCalls(
  answer: Answer,
  change: (calls: readonly ToolCall[]) => readonly ToolCall[],
): Answer {
  const at = answer.parts.findLastIndex((part) => part.kind === 'calls');
  const last = answer.parts[at];
  if (last?.kind !== 'calls') return withGroup(answer, change([]));
  const calls = change(last.calls);
  const grew = calls.length > last.calls.length && at < answer.parts.length - 1;
  if (!grew) return { ...answer, parts: answer.parts.with(at, group(calls)) };
  return withGroup(answer, calls.slice(last.calls.length));
}

function withGroup(answer: Answer, calls: readonly ToolCall[]): Answer {
  return calls.length === 0 ? answer : { ...answer, parts: [...answer.parts, group(calls)] };
}

function settled(answer: Answer, allowed: boolean): Answer {
  const parts = answer.parts.map((part) =>
    part.kind === 'calls' ? answered(part, allowed) : part,
  );
  return { ...answer, parts };
}

function answered(part: Part & { kind: 'calls' }, allowed: boolean): Part {
  const state = allowed ? 'running' : 'denied';
  return group(part.calls.map((call) => (call.state === 'asked' ? { ...call, state } : call)));
}

function group(calls: readonly ToolCall[]): Part {
  return { kind: 'calls', calls };
}
