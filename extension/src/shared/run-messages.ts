/** What the background asks of one document for the sake of a run, and what a document reports. */

export type RunRequest =
  /** Ends what the hands are at; they say so instead of what they did. */
  | { readonly run: 'stop' }
  /** From here on reports what the person does by pointer or keys, or no more. */
  | { readonly run: 'watch person'; readonly on: boolean }
  /** Outlines elements; none takes the outlines away. Answers in words what the first one is. */
  | { readonly run: 'highlight'; readonly firstRef: number; readonly refs: readonly number[] }
  | {
      readonly run: 'target';
      readonly firstRef: number;
      readonly ref: number;
      /** Whether what the pointer meets there counts, not the element alone. */
      readonly byPointer: boolean;
    }
  /** What a key would go to. */
  | { readonly run: 'focused' };

export interface RunAnswers {
  readonly stop: null;
  readonly 'watch person': null;
  readonly highlight: string | null;
  readonly target: Target;
  readonly focused: Target;
}

/** What an act is aimed at, as the document has it. */
export interface Target {
  /** `button "Save"`. */
  readonly target: string;
  /** Where a link leads. */
  readonly link?: string;
  /** Where the form that it belongs to is sent. */
  readonly form?: string;
  /** Whether a press of it sends that form. */
  readonly sends: boolean;
  readonly origin: string;
  /** The frame that it is, where it is one. */
  readonly frameId: number | null;
}

/** The person has done something in a document that is watched. The answer: whether it still is. */
export interface PersonActed {
  /** When, in milliseconds since 1970. */
  readonly personActed: number;
}
