/** What the background asks of the hands of one document, and what they report. */

/** Something done to a document by a person's means. Refs are numbers of that document. */
export type Action =
  | { readonly kind: 'click'; readonly ref: number; readonly times: 1 | 2 }
  | { readonly kind: 'click at'; readonly x: number; readonly y: number }
  | {
      readonly kind: 'type';
      readonly ref: number;
      readonly text: string;
      readonly clear: boolean;
      readonly submit: boolean;
    }
  | { readonly kind: 'press'; readonly keys: string; readonly ref?: number }
  | { readonly kind: 'select'; readonly ref: number; readonly options: readonly string[] }
  | { readonly kind: 'fill'; readonly fields: readonly FieldValue[] }
  | { readonly kind: 'hover'; readonly ref: number }
  | { readonly kind: 'drag'; readonly ref: number; readonly to: DragGoal }
  | { readonly kind: 'select text'; readonly ref: number; readonly text?: string }
  | { readonly kind: 'scroll to'; readonly x: number; readonly y: number }
  | { readonly kind: 'scroll element'; readonly ref: number; readonly by: Scrolling }
  | { readonly kind: 'put files'; readonly ref: number; readonly files: readonly FileData[] };

/** What a field of a form is to hold: a text, an option, or whether it is checked. */
export interface FieldValue {
  readonly ref: number;
  readonly value: string;
}

/** Where a drag ends: on another element, or so many CSS pixels from its start. */
export type DragGoal = { readonly ref: number } | { readonly right: number; readonly down: number };

/** In CSS pixels, or to an end. */
export type Scrolling =
  | { readonly right: number; readonly down: number }
  | { readonly end: 'top' | 'bottom' | 'left' | 'right' };

/** A file as it travels; the bytes in Base64. */
export interface FileData {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** A field for files, in words. */
export interface FileField {
  readonly target: string;
  readonly multiple: boolean;
}

/** How the next dialog of the page is to be answered. */
export interface DialogAnswer {
  /** Grows with each answer; a document uses none twice. */
  readonly id: number;
  readonly accept: boolean;
  /** For a prompt; without it the page's own default. */
  readonly text?: string;
}

/** A dialog that the page opened, and what it was told. */
export interface Dialog {
  readonly kind: 'alert' | 'confirm' | 'prompt' | 'print';
  readonly message: string;
  readonly answered: 'accepted' | 'dismissed';
  /** Whether the answer is the one asked for, not the cautious default. */
  readonly asTold: boolean;
}

/** What was seen after an action. What is not there was not seen. */
export interface ActionReport {
  /** What was done, to what: `clicked button "Save"`. */
  readonly did: string;
  /** Whether anything in the document, or of the element's state, changed. */
  readonly changed: boolean;
  /** The value of the field now; absent for secret fields and for what has no value. */
  readonly value?: string;
  readonly checked?: boolean;
  readonly expanded?: boolean;
  readonly selected?: readonly string[];
  readonly dialogs?: readonly Dialog[];
  /** An address that a new document is being loaded from. */
  readonly leavingTo?: string;
  /** Addresses that a link or a script wanted in a new tab; none has been opened yet. */
  readonly newTabs?: readonly string[];
  /** The address changed without leaving the document. */
  readonly urlNow?: string;
  readonly scrolledTo?: { readonly x: number; readonly y: number };
  readonly note?: string;
  /** When the last event was sent, in milliseconds since 1970. */
  readonly dispatchedAt: number;
}

/** Where in its document's viewport an element is reached, or whether a number leads nowhere. */
export interface Aim {
  readonly x: number;
  readonly y: number;
  /** `button "Save"`, for reports and for the judge. */
  readonly target: string;
  readonly ref: number;
  /** The frame that lies at this point, where one does; its document knows more. */
  readonly frameId: number | null;
}

/** A place in the viewport, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Until when a text is waited for; one question of the background is one short wait. */
export interface TextWait {
  readonly text: string;
  readonly gone: boolean;
  readonly milliseconds: number;
}

/** Extent of a document's page and of its viewport. */
export interface PageExtent {
  readonly width: number;
  readonly height: number;
  readonly viewWidth: number;
  readonly viewHeight: number;
  readonly x: number;
  readonly y: number;
}

export type HandsRequest =
  | {
      readonly hands: 'act';
      readonly firstRef: number;
      readonly action: Action;
      readonly dialog: DialogAnswer | null;
    }
  | { readonly hands: 'guard'; readonly on: boolean; readonly dialog: DialogAnswer | null }
  | { readonly hands: 'aim'; readonly firstRef: number; readonly ref: number }
  | { readonly hands: 'probe'; readonly firstRef: number; readonly x: number; readonly y: number }
  | { readonly hands: 'file field'; readonly firstRef: number; readonly ref: number }
  | { readonly hands: 'focus'; readonly firstRef: number; readonly ref: number }
  | { readonly hands: 'watch'; readonly firstRef: number; readonly dialog: DialogAnswer | null }
  | {
      readonly hands: 'settle';
      readonly did: string;
      readonly firstRef: number;
      /** Whether the state of what was aimed at is told too. */
      readonly about: boolean;
    }
  | { readonly hands: 'wait'; readonly wait: TextWait }
  | { readonly hands: 'frame box'; readonly frameId: number }
  | { readonly hands: 'ref boxes'; readonly firstRef: number }
  | { readonly hands: 'extent' }
  | {
      readonly hands: 'scroll view';
      readonly x: number;
      readonly y: number;
      readonly still: boolean;
    };

export interface HandsAnswers {
  readonly act: ActionReport;
  readonly guard: null;
  readonly aim: Aim;
  readonly probe: Aim | null;
  readonly focus: null;
  readonly 'file field': FileField;
  readonly watch: null;
  readonly settle: ActionReport;
  readonly wait: boolean;
  readonly 'frame box': Box | null;
  readonly 'ref boxes': readonly (Box & { readonly ref: number })[];
  readonly extent: PageExtent;
  readonly 'scroll view': PageExtent;
}
