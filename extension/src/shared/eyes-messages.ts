import type { FindRequest, FindResult, PageText, PageTextRequest } from './reading';
import type { FrameSnapshot, SnapshotRequest } from './snapshot';

/** What the background asks of one document. `firstRef` is the start of its block of numbers. */
export type EyesRequest =
  | { readonly eyes: 'snapshot'; readonly firstRef: number; readonly request: SnapshotRequest }
  | { readonly eyes: 'text'; readonly firstRef: number; readonly request: PageTextRequest }
  | { readonly eyes: 'find'; readonly firstRef: number; readonly request: FindRequest }
  | { readonly eyes: 'frames in sight' }
  | { readonly eyes: 'expect frame'; readonly token: string; readonly frameId: number }
  | { readonly eyes: 'announce frame'; readonly token: string };

/** The answer to each request. */
export interface EyesAnswers {
  readonly snapshot: FrameSnapshot;
  readonly text: PageText;
  readonly find: FindResult;
  /** The ids of the frames within that a person sees, now or after scrolling. */
  readonly 'frames in sight': readonly number[];
  readonly 'expect frame': null;
  readonly 'announce frame': null;
}
