import { eachFlatChild } from '../dom/flat-tree';
import { isOwnOverlay } from '../dom/overlays';
import { Styles } from '../dom/styles';
import { isNotDrawn, isOpaque } from '../dom/tags';
import { isBlock } from '../snapshot/structure';

/** A run of text with the element it stands in directly. */
export interface Run {
  readonly text: string;
  readonly element: Element;
}

/** The text between two block borders, white space collapsed. */
export interface Block {
  /** The innermost block around the text. */
  readonly element: Element;
  readonly runs: readonly Run[];
  readonly text: string;
}

/** No page nests this deep by itself; scripts can, and the stack must hold. */
const DEEPEST = 1000;

/** The displayed text below an element, block by block, in the order of the flat tree. */
export function blocksOf(root: Element): Block[] {
  const collector = new Collector();
  collector.visit(root, root, 0);
  collector.endBlock();
  return collector.blocks;
}

class Collector {
  readonly blocks: Block[] = [];
  private runs: Run[] = [];
  private block: Element | null = null;
  private readonly styles = new Styles();

  visit(element: Element, block: Element, depth: number): void {
    if (isNotDrawn(element) || isOwnOverlay(element) || depth > DEEPEST) return;
    if (element.localName === 'br') return this.endBlock();
    const style = this.styles.of(element);
    if (style.display === 'none' || isOpaque(element)) return;
    const inner = isBlock(style) ? element : block;
    if (inner === element) this.endBlock();
    const closed = element.localName === 'details' && !(element as HTMLDetailsElement).open;
    eachFlatChild(element, (child) => {
      if (child.nodeType === Node.ELEMENT_NODE) {
        if (closed && (child as Element).localName !== 'summary') return;
        this.visit(child as Element, inner, depth + 1);
      } else if (child.nodeType === Node.TEXT_NODE && !closed && style.visibility === 'visible') {
        this.text((child as Text).data, element, inner);
      }
    });
    if (inner === element) this.endBlock();
  }

  endBlock(): void {
    const text = this.runs.map((run) => run.text).join('');
    if (text.trim() !== '' && this.block) {
      this.blocks.push({ element: this.block, runs: this.runs, text });
    }
    this.runs = [];
    this.block = null;
  }

  private text(raw: string, element: Element, block: Element): void {
    let text = raw.replace(/\s+/g, ' ');
    const before = this.runs.at(-1)?.text;
    if (before === undefined || before.endsWith(' ')) text = text.trimStart();
    if (text === '') return;
    this.block ??= block;
    this.runs.push({ text, element });
  }
}
