import { eachFlatChild } from '../dom/flat-tree';
import { isOwnOverlay } from '../dom/overlays';
import { Styles } from '../dom/styles';
import { isNotDrawn, isOpaque } from '../dom/tags';
import { type Context, contextInside, contextOf, Drawn, OUTERMOST } from '../snapshot/drawn';
import { Sight } from '../snapshot/sight';
import { isBlock } from '../snapshot/structure';
import { drawnPartOf, holdsText, isOfPart, isOrHoldsText } from '../snapshot/undrawn';

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

/** What is displayed below an element. */
export interface Displayed {
  /** Block by block, in the order of the flat tree. */
  readonly blocks: readonly Block[];
  /** The texts that a person can see. */
  readonly seen: ReadonlySet<Text>;
  /** How many pieces of text a person cannot see. */
  readonly hidden: number;
}

export function displayedIn(root: Element): Displayed {
  const collector = new Collector();
  collector.visit(root, root, OUTERMOST, 0);
  collector.endBlock();
  return collector;
}

class Collector implements Displayed {
  readonly blocks: Block[] = [];
  readonly seen = new Set<Text>();
  hidden = 0;
  private runs: Run[] = [];
  private block: Element | null = null;
  private readonly styles = new Styles();
  private readonly sight = new Sight(this.styles, true);

  visit(element: Element, block: Element, around: Context, depth: number): void {
    if (isNotDrawn(element) || isOwnOverlay(element) || depth > DEEPEST) return;
    if (element.localName === 'br') return this.endBlock();
    const style = this.styles.of(element);
    const drawn = new Drawn(element, style);
    if (style.display === 'none') return this.undrawn(element);
    if (isOpaque(element)) return;
    const inner = isBlock(style) ? element : block;
    if (inner === element) this.endBlock();
    const context = contextInside(drawn, contextOf(drawn, around));
    const part = drawnPartOf(drawn);
    let skipped = false;
    eachFlatChild(element, (child) => {
      if (!isOfPart(part, child)) skipped ||= isOrHoldsText(child);
      else if (child.nodeType === Node.ELEMENT_NODE) {
        this.visit(child as Element, inner, context, depth + 1);
      } else if (child.nodeType === Node.TEXT_NODE) {
        this.text(child as Text, drawn, inner, context);
      }
    });
    if (skipped) this.hidden += 1;
    if (inner === element) this.endBlock();
  }

  private undrawn(element: Element): void {
    if (holdsText(element)) this.hidden += 1;
  }

  endBlock(): void {
    const text = this.runs.map((run) => run.text).join('');
    if (text.trim() !== '' && this.block) {
      this.blocks.push({ element: this.block, runs: this.runs, text });
    }
    this.runs = [];
    this.block = null;
  }

  private text(node: Text, parent: Drawn, block: Element, context: Context): void {
    const isBlank = !/\S/.test(node.data);
    if (!isBlank && this.sight.showsText(node, parent, context) === null) {
      this.hidden += 1;
      return;
    }
    this.seen.add(node);
    let text = node.data.replace(/\s+/g, ' ');
    const before = this.runs.at(-1)?.text;
    if (before === undefined || before.endsWith(' ')) text = text.trimStart();
    if (text === '') return;
    this.block ??= block;
    this.runs.push({ text, element: parent.element });
  }
}
