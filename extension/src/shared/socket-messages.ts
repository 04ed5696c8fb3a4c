/**
 * The messages of the socket `/ws?protocol=2`. Both sides are held against one schema,
 * `docs/socket-2.schema.json`, and the same examples.
 */
import type { ApprovalCard } from './approval-card';
import type { JsonSchema } from './schema';

export const PROTOCOL = 2;

/** A page as it stands after an action; `document` is another for each new top document. */
export interface PageSnapshot {
  readonly document: string;
  readonly text: string;
}

/** A tool as the server is told of it. */
export interface DeclaredTool {
  readonly name: string;
  readonly description: string;
  readonly input_schema: JsonSchema;
  readonly effect: 'read' | 'act' | 'navigate';
  readonly timeout_ms?: number;
}

/** What came of a request; `error` is a sentence for the model. */
export interface Result {
  readonly success: boolean;
  readonly error: string | null;
  readonly data: unknown;
  readonly snapshot?: PageSnapshot;
}

/** What this side knows of a request it was sent before the socket was lost. */
export type RequestOutcome =
  | ({ readonly request_id: string; readonly state: 'done' } & Partial<Result>)
  /** Still at it: the result follows. */
  | { readonly request_id: string; readonly state: 'running' }
  /** The worker died in the middle: nobody knows what came of it. */
  | { readonly request_id: string; readonly state: 'lost' };

export type Decision = 'allow' | 'deny';

/** How far a yes goes: for the very actions, or for what the run does on their site. */
export type Scope = 'once' | 'site';

export type ClientMessage =
  | {
      readonly type: 'hello';
      readonly data: {
        readonly protocol: typeof PROTOCOL;
        readonly resume_token?: string;
        readonly client: { readonly name: string; readonly version: string };
        readonly tools: readonly DeclaredTool[];
        readonly outcomes?: readonly RequestOutcome[];
      };
    }
  | { readonly type: 'ActionResult'; readonly data: { readonly request_id: string } & Result }
  | {
      readonly type: 'SessionUpdate';
      readonly data: { readonly url: string; readonly title: string };
    }
  | { readonly type: 'Ping' }
  | {
      readonly type: 'approval_result';
      readonly data: {
        readonly approval_id: string;
        readonly decision: Decision;
        readonly scope?: Scope;
      };
    }
  | { readonly type: 'cancel'; readonly data: { readonly run_id: string } }
  | { readonly type: 'user_took_over'; readonly data: { readonly run_id: string } }
  | {
      readonly type: 'user_gave_back';
      readonly data: { readonly run_id: string; readonly snapshot?: PageSnapshot };
    };

export interface SessionInit {
  readonly type: 'session_init';
  readonly session_id: string;
  readonly resume_token: string;
  /** Whether it is the session of the token that was given. */
  readonly resumed: boolean;
}

export interface ActionRequest {
  readonly type: 'action_request';
  readonly request_id: string;
  readonly run_id: string;
  /** How long the server waits for the result, in milliseconds. */
  readonly timeout_ms: number;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export type ApprovalRequest =
  | {
      readonly type: 'approval_request';
      readonly kind: 'action';
      readonly approval_id: string;
      readonly run_id: string;
      readonly tool: string;
      readonly args: Readonly<Record<string, unknown>>;
      readonly reason: string;
      /** Where the server tells it, all that one answer decides. */
      readonly card?: ApprovalCard;
    }
  | {
      readonly type: 'approval_request';
      readonly kind: 'session_use';
      readonly approval_id: string;
      readonly origin: string;
    };

export const RUN_STATES = ['started', 'thinking', 'acting', 'paused', 'ended'] as const;
export const RUN_OUTCOMES = ['answered', 'failed', 'cancelled', 'stopped'] as const;

export interface RunState {
  readonly type: 'run_state';
  readonly run_id: string;
  readonly state: (typeof RUN_STATES)[number];
  readonly step: number;
  readonly outcome?: (typeof RUN_OUTCOMES)[number];
}

/** What the server says, as this side reads it: arguments apart from the tool's name. */
export type ServerMessage =
  | SessionInit
  | ActionRequest
  | ApprovalRequest
  | { readonly type: 'approval_withdrawn'; readonly approval_id: string }
  | RunState
  | { readonly type: 'Pong' };
