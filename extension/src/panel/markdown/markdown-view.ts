import type { Token } from 'marked';
import { withoutTurning } from '../text/visible';
import { hasDefinitions, marked, openFence, settledBlocks } from './blocks';
import { CodeBlock, settleCode } from './code-block';
import { Headings } from './headings';
import { settleLinks } from './links';
import { sanitised } from './sanitised';
import { htmlOf } from './to-html';

/** Drawing takes at most this share of the time while a text grows. */
const SHARE = 0.2;

/**
 * Draws a growing Markdown text into an element. Blocks that can change no more are drawn once; the
 * open one at the end is drawn again, but the more seldom the longer that takes, and an open code
 * block only grows. So a long answer costs what its text costs, not the square of it.
 */
export class MarkdownView {
  private text = '';
  /** How much of the text is drawn for good. */
  private settled = 0;
  private headings = new Headings();
  /** The nodes of the open end. */
  private tail: readonly ChildNode[] = [];
  private fence: { readonly block: CodeBlock; length: number } | null = null;
  private restUntil = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly element: HTMLElement,
    /** Hears the plain text of each block that is drawn for good. */
    private readonly settledText: (text: string) => void = () => {},
  ) {}

  /** The text is now this one; drawn at once, or a little later where drawing is slow. */
  show(text: string): void {
    this.take(text);
    const rest = this.restUntil - performance.now();
    if (rest <= 0) this.draw();
    else this.timer = setTimeout(() => this.draw(), rest);
  }

  /** The whole text: nothing more comes. */
  finish(text: string): void {
    this.take(text);
    if (hasDefinitions(this.text)) this.reset();
    this.settle(marked.lexer(this.text.slice(this.settled)));
    this.settled = this.text.length;
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private take(text: string): void {
    clearTimeout(this.timer);
    const clean = withoutTurning(text.replace(/\r\n?/g, '\n'));
    if (!clean.startsWith(this.text)) this.reset();
    this.text = clean;
  }

  private draw(): void {
    const started = performance.now();
    if (!this.growFence()) this.drawBlocks();
    const now = performance.now();
    this.restUntil = now + (now - started) * (1 / SHARE - 1);
  }

  private drawBlocks(): void {
    const { settled, length } = settledBlocks(this.text.slice(this.settled));
    if (length > 0) this.settle(settled);
    this.settled += length;
    this.drawTail();
  }

  private settle(tokens: readonly Token[]): void {
    this.clearTail();
    const fragment = rendered(tokens, this.headings);
    const text = (fragment.textContent ?? '').trim();
    this.element.append(fragment);
    if (text) this.settledText(text);
  }

  private drawTail(): void {
    const rest = this.text.slice(this.settled).replace(/^\n+/, '');
    const fence = openFence(rest);
    this.clearTail();
    if (fence) {
      const block = new CodeBlock(fence.language);
      block.append(fence.code);
      this.fence = { block, length: this.text.length };
      this.tail = [block.element];
    } else {
      this.tail = [...rendered(marked.lexer(rest), this.headings.fork()).childNodes];
    }
    this.element.append(...this.tail);
  }

  /** @returns whether all that came belongs to the open code block */
  private growFence(): boolean {
    if (!this.fence) return false;
    const { block, length } = this.fence;
    const lineStart = this.text.lastIndexOf('\n', length - 1) + 1;
    if (/^ {0,3}(`{3}|~{3})/m.test(this.text.slice(lineStart))) return false;
    block.append(this.text.slice(length));
    this.fence.length = this.text.length;
    return true;
  }

  private clearTail(): void {
    for (const node of this.tail) node.remove();
    this.tail = [];
    this.fence = null;
  }

  private reset(): void {
    this.element.replaceChildren();
    this.tail = [];
    this.fence = null;
    this.settled = 0;
    this.headings = new Headings();
  }
}

function rendered(tokens: readonly Token[], headings: Headings): DocumentFragment {
  const fragment = sanitised(htmlOf(tokens));
  settleLinks(fragment);
  settleCode(fragment);
  settleTables(fragment);
  headings.settle(fragment);
  return fragment;
}

/** Wide tables scroll by themselves. */
function settleTables(fragment: DocumentFragment): void {
  for (const table of fragment.querySelectorAll('table')) {
    const frame = document.createElement('div');
    frame.className = 'table';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'group');
    frame.setAttribute('aria-label', table.querySelector('th')?.textContent ?? '');
    table.replaceWith(frame);
    frame.append(table);
  }
}
