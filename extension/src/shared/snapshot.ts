/** What to look at. */
export interface SnapshotRequest {
  /** `viewport`: what is seen now; `page`: all that scrolling reaches. */
  readonly scope: 'viewport' | 'page';
  /** `elements` leaves out text and structure. Default `all`. */
  readonly content?: 'all' | 'elements';
}

/** One document's own part of a snapshot; frames are put in by {@link composeSnapshot}. */
export interface FrameSnapshot {
  readonly title: string;
  readonly url: string;
  readonly scroll: { readonly top: number; readonly view: number; readonly height: number };
  readonly lines: readonly string[];
  /** Where frames stand in `lines`; the id is null while the frame has not linked up. */
  readonly frames: readonly { readonly line: number; readonly frameId: number | null }[];
  /** Controls outside the viewport; 0 in scope `page`. */
  readonly above: number;
  readonly below: number;
  /** Controls left out because something lies over them. */
  readonly covered: number;
  /** Pieces of text that a person cannot see: texts, and parts of the page that are not drawn. */
  readonly hiddenText: number;
  /** The highest number given out so far. */
  readonly highestRef: number;
}
