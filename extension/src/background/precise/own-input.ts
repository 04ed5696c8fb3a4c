/** The clocks of the browser's processes differ by less. Milliseconds. */
const SLACK = 60;

const MOST = 200;

/**
 * When trusted input of ours was on its way to a tab. A page, and our script in it, cannot tell it
 * from a person's; its time can.
 */
export class OwnInput {
  private spans: { readonly tabId: number; readonly from: number; to: number }[] = [];

  async during<T>(tabId: number, doIt: () => Promise<T>): Promise<T> {
    const span = { tabId, from: Date.now() - SLACK, to: Number.POSITIVE_INFINITY };
    this.spans = [...this.spans, span].slice(-MOST);
    try {
      return await doIt();
    } finally {
      span.to = Date.now() + SLACK;
    }
  }

  /** @param at in milliseconds since 1970 */
  covers(tabId: number, at: number): boolean {
    return this.spans.some((span) => span.tabId === tabId && span.from <= at && at <= span.to);
  }
}
