import { type ApprovalCard, approvalCardIn } from '../../shared/approval-card';
import type { RunOutcome } from '../../shared/panel-messages';
import { type Fields, fieldsOf, numberIn, textIn } from '../server/fields';
import type { StreamEvent } from './sse-reader';

/** What a run tells, see docs/protocol.md. */
export type RunEvent =
  | {
      readonly kind: 'run';
      readonly runId: string;
      readonly model: string;
      /** Of the browser that it may use; empty for none. */
      readonly sessionId: string;
    }
  | { readonly kind: 'text'; readonly delta: string; readonly notice: boolean }
  | { readonly kind: 'thought'; readonly delta: string }
  | ToolCalling
  | ToolCompleted
  | ApprovalAsked
  | { readonly kind: 'settled'; readonly approvalId: string; readonly allowed: boolean }
  /** What the model did not see, so far: values by kind. */
  | { readonly kind: 'privacy'; readonly counts: Counts }
  /** What was taken out of what pages said, so far: characters by kind. */
  | { readonly kind: 'cleaned'; readonly counts: Counts }
  | ({ readonly kind: 'usage' } & Usage)
  | { readonly kind: 'error'; readonly message: string; readonly code: string }
  | { readonly kind: 'done'; readonly outcome: RunOutcome };

export interface ToolCalling {
  readonly kind: 'calling';
  readonly id: string;
  readonly name: string;
  readonly arguments: Fields;
}

export interface ToolCompleted {
  readonly kind: 'completed';
  readonly id: string;
  readonly name: string;
  readonly ok: boolean;
  readonly result: string;
  readonly ms: number | null;
}

export interface ApprovalAsked {
  readonly kind: 'approval';
  readonly approvalId: string;
  readonly tool: string;
  readonly arguments: Fields;
  readonly reason: string;
  /** Where the server tells it, all that one answer decides. */
  readonly card?: ApprovalCard;
}

export type Counts = Readonly<Record<string, number>>;

export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly total: number;
}

const OUTCOMES: readonly string[] = ['answered', 'failed', 'cancelled', 'stopped'];

/** @returns null for what a newer server may say and this panel does not know */
export function runEvent({ name, data }: StreamEvent): RunEvent | null {
  const fields = parsed(data);
  if (!fields || !Object.hasOwn(READERS, name)) return null;
  return READERS[name]?.(fields) ?? null;
}

const READERS: Readonly<Record<string, (fields: Fields) => RunEvent | null>> = {
  run: (f) => ({
    kind: 'run',
    runId: textIn(f, 'run_id'),
    model: textIn(f, 'model'),
    sessionId: textIn(f, 'session_id'),
  }),
  text: (f) => ({ kind: 'text', delta: textIn(f, 'delta'), notice: f.notice === true }),
  thought: (f) => ({ kind: 'thought', delta: textIn(f, 'delta') }),
  tool: (f) => (f.status === 'calling' ? calling(f) : completed(f)),
  approval,
  privacy: (f) => ({ kind: 'privacy', counts: countsIn(f) }),
  cleaned: (f) => ({ kind: 'cleaned', counts: countsIn(f) }),
  usage: (f) => ({
    kind: 'usage',
    input: numberIn(f, 'input_tokens') ?? 0,
    output: numberIn(f, 'output_tokens') ?? 0,
    total: numberIn(f, 'total_tokens') ?? 0,
  }),
  error: (f) => ({ kind: 'error', message: textIn(f, 'message'), code: textIn(f, 'code') }),
  done: (f) => ({ kind: 'done', outcome: outcome(textIn(f, 'outcome')) }),
};

function calling(f: Fields): ToolCalling {
  const args = fieldsOf(f.arguments) ?? {};
  return { kind: 'calling', id: textIn(f, 'id'), name: textIn(f, 'name'), arguments: args };
}

function completed(f: Fields): ToolCompleted {
  return {
    kind: 'completed',
    id: textIn(f, 'id'),
    name: textIn(f, 'name'),
    ok: f.ok === true,
    result: textIn(f, 'result'),
    ms: numberIn(f, 'ms'),
  };
}

function countsIn(f: Fields): Counts {
  const entries = Object.entries(fieldsOf(f.kinds) ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, number] => {
      const [, count] = entry;
      return Number.isInteger(count) && Number(count) > 0;
    }),
  );
}

/** A question that cannot be shown whole is not shown: it is then not answered with yes. */
function approval(f: Fields): RunEvent | null {
  const approvalId = textIn(f, 'approval_id');
  if (f.status !== 'asked') {
    return { kind: 'settled', approvalId, allowed: f.status === 'allowed' };
  }
  const card = approvalCardIn(f);
  if (card === null) return null;
  return {
    kind: 'approval',
    approvalId,
    tool: textIn(f, 'tool'),
    arguments: fieldsOf(f.arguments) ?? {},
    reason: textIn(f, 'reason'),
    ...(card ? { card } : {}),
  };
}

function outcome(word: string): RunOutcome {
  return OUTCOMES.includes(word) ? (word as RunOutcome) : 'failed';
}

function parsed(data: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(data));
  } catch {
    return null;
  }
}
