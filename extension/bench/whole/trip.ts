/** What a tool call of ours stands beside. */
export interface Trip {
  readonly tool: TripTool;
  /** The peer's tool for the same purpose. */
  readonly peer: string;
}

export type TripTool =
  | 'click_element'
  | 'type_text'
  | 'get_interactive_elements'
  | 'get_page_content';

/** The peer has no tool for reading: its snapshot is also the page's text. */
export const TRIPS: readonly Trip[] = [
  { tool: 'click_element', peer: 'browser_click' },
  { tool: 'type_text', peer: 'browser_type' },
  { tool: 'get_interactive_elements', peer: 'browser_snapshot' },
  { tool: 'get_page_content', peer: 'browser_snapshot' },
];

/** Milliseconds of the calls of each tool. */
export class Timings {
  private readonly times = new Map<string, number[]>();

  add(tool: string, milliseconds: number): void {
    const known = this.times.get(tool);
    if (known) known.push(milliseconds);
    else this.times.set(tool, [milliseconds]);
  }

  addAll(others: Timings): void {
    for (const [tool, times] of others.times) for (const time of times) this.add(tool, time);
  }

  of(tool: string): readonly number[] {
    return this.times.get(tool) ?? [];
  }
}
