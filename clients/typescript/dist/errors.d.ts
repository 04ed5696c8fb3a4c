import type { components } from './openapi.js';
type ProblemDocument = components['schemas']['Problem'];
/** A problem's name, as docs/errors.md lists them. */
export type ProblemCode = ProblemDocument['type'] extends `urn:backendrig:problem:${infer C}` ? C : never;
/** A field of a request that is wrong, and how. */
export type FieldError = NonNullable<ProblemDocument['errors']>[number];
/** Any failure that this library tells of itself. */
export declare class RigError extends Error {
    readonly name: string;
}
/** The server could not be reached, or what answered is not Backend Rig. */
export declare class UnreachableError extends RigError {
    readonly name = "UnreachableError";
}
/** A run's stream broke and could not be taken up again. */
export declare class BrokenStreamError extends RigError {
    readonly name = "BrokenStreamError";
}
/** The server refused: its problem document (RFC 9457), or what stands for it. */
export declare class ProblemError extends RigError {
    readonly status: number;
    /** The problem's name; empty where the answer was none of Backend Rig's. */
    readonly code: ProblemCode | '';
    readonly title: string;
    /** A sentence for the person, in their language. */
    readonly detail: string;
    readonly errors: readonly FieldError[];
    /** When it is worth trying again, in milliseconds. */
    readonly retryAfter: number | null;
    readonly name = "ProblemError";
    private constructor();
    static of(response: Response): Promise<ProblemError>;
    /** @param text a problem document, or plain text */
    static from(status: number, text: string, retryAfter: string | null): ProblemError;
}
export {};
