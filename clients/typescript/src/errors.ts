import type { components } from './openapi.js';

type ProblemDocument = components['schemas']['Problem'];

/** A problem's name, as docs/errors.md lists them. */
export type ProblemCode = ProblemDocument['type'] extends `urn:backendrig:problem:${infer C}`
  ? C
  : never;

/** A field of a request that is wrong, and how. */
export type FieldError = NonNullable<ProblemDocument['errors']>[number];

/** Any failure that this library tells of itself. */
export class RigError extends Error {
  override readonly name: string = 'RigError';
}

/** The server could not be reached, or what answered is not Backend Rig. */
export class UnreachableError extends RigError {
  override readonly name = 'UnreachableError';
}

/** A run's stream broke and could not be taken up again. */
export class BrokenStreamError extends RigError {
  override readonly name = 'BrokenStreamError';
}

/** The server refused: its problem document (RFC 9457), or what stands for it. */
export class ProblemError extends RigError {
  override readonly name = 'ProblemError';

  private constructor(
    readonly status: number,
    /** The problem's name; empty where the answer was none of Backend Rig's. */
    readonly code: ProblemCode | '',
    readonly title: string,
    /** A sentence for the person, in their language. */
    readonly detail: string,
    readonly errors: readonly FieldError[],
    /** When it is worth trying again, in milliseconds. */
    readonly retryAfter: number | null,
  ) {
    super(detail);
  }

  static async of(response: Response): Promise<ProblemError> {
    const text = await response.text().catch(() => '');
    return ProblemError.from(response.status, text, response.headers.get('Retry-After'));
  }

  /** @param text a problem document, or plain text */
  static from(status: number, text: string, retryAfter: string | null): ProblemError {
    const document = parsed(text);
    const code = /^urn:backendrig:problem:([a-z-]+)$/.exec(document.type ?? '')?.[1] ?? '';
    const detail = document.detail ?? (text.trim().slice(0, 500) || `HTTP status ${status}`);
    const seconds = /^\d{1,9}$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
    return new ProblemError(
      status,
      code as ProblemCode | '',
      document.title ?? '',
      detail,
      document.errors ?? [],
      seconds === null ? null : seconds * 1000,
    );
  }
}

function parsed(text: string): Partial<ProblemDocument> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Partial<ProblemDocument>) : {};
  } catch {
    return {};
  }
}
