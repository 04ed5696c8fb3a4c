/** A page as the model reads it after an action. */
export interface Snapshot {
    /** Changes with every new top document. */
    readonly document: string;
    readonly text: string;
}
/** A tool that the model is offered. */
export interface DeclaredTool {
    readonly name: string;
    readonly description: string;
    /** JSON Schema of type `object`, see docs/protocol.md; `x-role` says what an argument is. */
    readonly input_schema: Readonly<Record<string, unknown>>;
    readonly effect: 'read' | 'act' | 'navigate';
    readonly timeout_ms?: number;
}
export interface Page {
    readonly url: string;
    readonly title?: string | null;
}
export interface ContextUpdate {
    readonly url?: string | null;
    readonly title?: string | null;
    readonly content?: string | null;
    /** A data URL or Base64 of a PNG, JPEG, WebP or GIF; goes with the session's next run. */
    readonly screenshot?: string | null;
    readonly timestamp?: number | string | null;
}
/** What a run of this browser does. */
export interface RunState {
    readonly run_id: string;
    readonly state: 'started' | 'thinking' | 'acting' | 'paused' | 'ended';
    /** Model calls begun so far. */
    readonly step: number;
    /** With `ended`. */
    readonly outcome?: 'answered' | 'failed' | 'cancelled' | 'stopped';
}
/** May a run do this? */
export interface ActionQuestion {
    readonly approval_id: string;
    readonly kind: 'action';
    readonly run_id: string;
    readonly tool: string;
    readonly arguments: Readonly<Record<string, unknown>>;
    readonly reason: string;
    readonly actions?: readonly {
        readonly tool: string;
        readonly site?: string | null;
        readonly target?: string | null;
        readonly values: readonly {
            readonly name: string;
            readonly value: string;
        }[];
        readonly reasons: readonly string[];
    }[];
    readonly choices?: readonly ('once' | 'site' | 'no')[];
    readonly expires_at?: string;
}
/** May the page of this origin use this browser? */
export interface SessionQuestion {
    readonly approval_id: string;
    readonly kind: 'session_use';
    readonly origin: string;
}
export type SocketQuestion = ActionQuestion | SessionQuestion;
export interface SessionInit {
    readonly session_id: string;
    readonly resume_token: string;
    readonly resumed: boolean;
}
export interface ActionRequest {
    readonly request_id: string;
    readonly run_id: string;
    readonly timeout_ms: number;
    readonly command: Readonly<Record<string, unknown>> & {
        readonly type: string;
    };
}
export interface ActionResult {
    readonly request_id: string;
    readonly success: boolean;
    readonly error: string | null;
    readonly data: unknown;
    readonly snapshot?: Snapshot;
}
/** What a browser that comes back knows of an action. */
export type Outcome = (ActionResult & {
    readonly state: 'done';
}) | {
    readonly request_id: string;
    readonly state: 'running';
};
/** What the server says. Others are passed over. */
export type ServerMessage = {
    readonly type: 'session_init';
    readonly data: SessionInit;
} | {
    readonly type: 'action_request';
    readonly data: ActionRequest;
} | {
    readonly type: 'approval_request';
    readonly data: SocketQuestion;
} | {
    readonly type: 'approval_withdrawn';
    readonly data: {
        readonly approval_id: string;
    };
} | {
    readonly type: 'run_state';
    readonly data: RunState;
};
/** A message of the server; null for one that is broken or not known. */
export declare function messageOf(text: string): ServerMessage | null;
/** The length of a text as it is sent, in bytes. */
export declare function sizeOf(text: string): number;
