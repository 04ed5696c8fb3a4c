import type { Stroke } from '../../content/hands/keys';

/** A place in a tab's viewport, in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Input that the page cannot tell from a person's. Only in precise mode. */
export interface TrustedInput {
  hover(tabId: number, at: Place): Promise<void>;
  click(tabId: number, at: Place, times: 1 | 2): Promise<void>;
  drag(tabId: number, from: Place, to: Place): Promise<void>;
  press(tabId: number, stroke: Stroke): Promise<void>;
  /** Writes at the caret. */
  insert(tabId: number, text: string): Promise<void>;
  /** A picture of the tab, also of a hidden one: Base64. */
  capture(tabId: number, format: 'jpeg' | 'png', fullPage: boolean): Promise<string>;
}
