import { type components, type TypedEvents } from './openapi.js';
type Schemas = components['schemas'];
type KeyOf<T> = T extends unknown ? keyof T : never;
type FieldOf<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
/** What the library sets by itself. */
type Own = 'message' | 'query' | 'stream' | 'protocol';
/** A wish to the agent: the body of `POST /agent/run`, in the names of the contract. */
export type RunRequest = {
    /** The prompt, not blank. */
    readonly message: string;
} & {
    readonly [K in Exclude<KeyOf<Schemas['RunRequest']>, Own>]?: FieldOf<Schemas['RunRequest'], K>;
};
/** The answer in one piece, with the counts where the provider told them. */
export type RunAnswer = Schemas['RunAnswer'];
/** What the server is. */
export type Info = Schemas['Info'];
/** Whether there was something left to cancel. */
export type Cancelled = Schemas['Cancelled'];
/** A question of a run to the person. */
export type Question = Extract<Schemas['ApprovalEvent'], {
    status: 'asked';
}>;
/** An answer to a question, as it counts. */
export type ApprovalAnswer = Schemas['ApprovalAnswer'];
/** The person's answer: yes to these very actions, yes for the site during this run, or no. */
export type Decision = 'allow' | 'site' | 'deny';
/** How an answer reads on the wire, over HTTP as over the socket. */
export declare function worded(decision: Decision): Schemas['Decision'];
/** How a run ended. */
export type Outcome = Schemas['DoneEvent']['outcome'];
/** A model that is configured, as `GET /v1/models` lists it; with it come its abilities. */
export interface Model {
    readonly id: string;
    readonly object: 'model';
    readonly owned_by: string;
    readonly [ability: string]: unknown;
}
type Known = {
    readonly [N in keyof TypedEvents]: {
        readonly type: N;
        /** Counts up from 1 in a run; what `Last-Event-ID` names. */
        readonly id: number;
        readonly data: TypedEvents[N];
    };
};
/** An event that this version of the library does not know. */
export interface UnknownEvent {
    readonly type: 'unknown';
    readonly id: number;
    readonly name: string;
    readonly data: unknown;
}
/** What happens in a run, told apart by `type`. The last one is `done`. */
export type RunEvent = Known[keyof Known] | UnknownEvent;
/** An event of the stream as the library hands it on. */
export declare function asRunEvent(id: number, name: string, data: unknown): RunEvent;
export {};
