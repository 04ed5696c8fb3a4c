import { type Clip, clipOfBox, clipOfContent, NO_CLIP } from '../dom/clip';
import { flatChildren } from '../dom/flat-tree';
import { hitPoint } from '../dom/hit-test';
import { isOwnOverlay } from '../dom/overlays';
import { contains, type Rect } from '../dom/rect';
import { Styles } from '../dom/styles';
import type { RefTable } from '../refs';
import { NAMED_BY_CONTENT } from '../semantics/aria-roles';
import { operableRole } from '../semantics/interactive';
import { clean, nameOf } from '../semantics/name';
import { quote } from '../semantics/quote';
import { roleOf } from '../semantics/role';
import { isStandIn, seenBox, textBox } from './box';
import { controlPiece, identityOf, LONGEST_CLICKABLE } from './control';
import { isDataTable } from './data-table';
import type { LineWriter } from './line-writer';
import { groupLabel, headingLevel, isBlock, isNamingText, itemMarker } from './structure';
import { type Place, View } from './view';

/** What an element passes on to what is drawn inside it. */
interface Context {
  readonly clip: Clip;
  readonly cursor: string;
  /** The text is already told as the name of the control around it. */
  readonly quiet: boolean;
  /** Nothing of it can be seen: `opacity: 0` around it. */
  readonly faded: boolean;
  readonly fixed: boolean;
  /** Rows of the table around are told as lines. */
  readonly dataTable: boolean;
  readonly depth: number;
}

export interface WalkOptions {
  readonly wholePage: boolean;
  readonly elementsOnly: boolean;
}

/** No page nests this deep by itself; scripts can, and the stack must hold. */
const DEEPEST = 1500;

const NOT_DRAWN: ReadonlySet<string> = new Set(
  'script style template noscript head meta link title base datalist param source track'.split(' '),
);

const OPAQUE: ReadonlySet<string> = new Set(
  'select textarea input canvas video audio object embed img iframe frame progress meter'.split(' '),
);

/** Walks the flat tree of a document once and writes down what a person can see and operate. */
export class Walk {
  above = 0;
  below = 0;
  covered = 0;
  hiddenText = 0;
  readonly frames: { line: number; element: Element }[] = [];
  private readonly styles = new Styles();
  private readonly view = new View();
  private readonly modal = topModal();

  constructor(
    private readonly refs: RefTable,
    private readonly out: LineWriter,
    private readonly options: WalkOptions,
  ) {}

  run(root: Element): void {
    const start = this.modal ?? root;
    this.element(start, {
      clip: NO_CLIP,
      cursor: 'auto',
      quiet: false,
      faded: false,
      fixed: false,
      dataTable: false,
      depth: 0,
    });
    this.out.endLine();
  }

  private element(element: Element, around: Context): void {
    if (NOT_DRAWN.has(element.localName) || around.depth > DEEPEST) return;
    if (element.getAttribute('aria-hidden') === 'true' || isOwnOverlay(element)) return;
    if ((element as HTMLElement).inert) return;
    const style = this.styles.of(element);
    if (style.display === 'none') {
      if (element.localName === 'area') this.leaf(element, style, around);
      return;
    }
    const context = this.enter(style, around);
    const block = isBlock(style);
    if (block) this.out.endLine();
    this.shaped(element, style, context);
    if (block) this.out.endLine();
  }

  private enter(style: CSSStyleDeclaration, around: Context): Context {
    return {
      ...around,
      clip: clipOfBox(around.clip, style),
      faded: around.faded || style.opacity === '0',
      fixed: around.fixed || style.position === 'fixed',
      depth: around.depth + 1,
    };
  }

  /** Chooses by role how the element is told. */
  private shaped(element: Element, style: CSSStyleDeclaration, context: Context): void {
    const role = roleOf(element);
    const operable = operableRole(element, role, style, context.cursor);
    const box = element.getBoundingClientRect();
    if (operable) return this.control(element, operable, style, box, context);
    switch (element.localName) {
      case 'br':
      case 'hr':
        return this.out.endLine();
      case 'iframe':
      case 'frame':
        return this.frame(element, box, context);
      case 'img':
        return this.image(element, role, box, context);
    }
    if (role === 'img') return this.image(element, role, box, context);
    this.grouped(element, role, style, box, context);
  }

  private grouped(
    element: Element,
    role: string | null,
    style: CSSStyleDeclaration,
    box: Rect,
    context: Context,
  ): void {
    if (this.options.elementsOnly) return this.inside(element, style, box, context);
    const isTable = element instanceof HTMLTableElement;
    const data = isTable ? isDataTable(element) : context.dataTable || role === 'grid' || role === 'table';
    const inner = { ...context, dataTable: data, quiet: context.quiet || isNamingText(element) };
    const label = context.quiet || (isTable && !data) ? null : groupLabel(element, role, this.styles);
    if (label !== null) return this.scoped(() => this.out.openBlock(label), element, style, box, inner);
    if (context.quiet || this.out.isInRow) return this.cellOrInside(element, role, style, box, inner);
    switch (role) {
      case 'heading':
        return this.scoped(() => this.out.openMarked(`h${headingLevel(element)} `), element, style, box, inner);
      case 'listitem':
        return this.scoped(() => this.out.openMarked(itemMarker(element, style)), element, style, box, inner);
      case 'row':
        return data ? this.row(element, style, box, inner) : this.inside(element, style, box, inner);
    }
    this.inside(element, style, box, inner);
  }

  private scoped(open: () => void, ...args: [Element, CSSStyleDeclaration, Rect, Context]): void {
    open();
    this.inside(...args);
    this.out.close();
  }

  private row(element: Element, style: CSSStyleDeclaration, box: Rect, context: Context): void {
    this.out.beginRow();
    this.inside(element, style, box, context);
    this.out.endRow();
  }

  private cellOrInside(
    element: Element,
    role: string | null,
    style: CSSStyleDeclaration,
    box: Rect,
    context: Context,
  ): void {
    if (role && /^(cell|gridcell|columnheader|rowheader)$/.test(role) && context.dataTable) {
      this.out.nextCell();
    }
    this.inside(element, style, box, context);
  }

  private inside(element: Element, style: CSSStyleDeclaration, box: Rect, context: Context): void {
    if (OPAQUE.has(element.localName) || style.getPropertyValue('content-visibility') === 'hidden') return;
    const inner = {
      ...context,
      clip: clipOfContent(context.clip, style, box),
      cursor: style.cursor,
    };
    const closed = element instanceof HTMLDetailsElement && !element.open;
    for (const child of flatChildren(element)) {
      if (child instanceof Text) {
        if (!closed) this.text(child, style, box, inner);
      } else if (child instanceof Element) {
        if (!closed || child.localName === 'summary') this.element(child, inner);
      }
    }
  }

  private text(node: Text, style: CSSStyleDeclaration, box: Rect, context: Context): void {
    if (this.options.elementsOnly || context.quiet) return;
    const raw = node.data;
    if (!/\S/.test(raw)) {
      this.out.text(raw);
      return;
    }
    if (style.visibility !== 'visible') return;
    const place = this.placeOfText(node, style, box, context);
    if (place === 'unreachable') this.hiddenText += clean(raw).length;
    else if (this.options.wholePage || place === 'in view') this.out.text(clean(raw) === '' ? '' : raw);
  }

  /** The parent's box decides where it can; measuring the text itself costs more. */
  private placeOfText(node: Text, style: CSSStyleDeclaration, box: Rect, context: Context): Place {
    if (context.faded || style.fontSize === '0px') return 'unreachable';
    if (contains(this.view.seen(box, context.clip), box) && box.bottom > box.top) return 'in view';
    return this.view.placeOf(textBox(node), context.clip, context.fixed);
  }

  private control(
    element: Element,
    role: string,
    style: CSSStyleDeclaration,
    own: Rect,
    context: Context,
  ): void {
    const shown = this.isShown(element, role, style, own, context);
    if (!shown) {
      const missed = NAMED_BY_CONTENT.has(role) || role === 'clickable';
      return this.inside(element, style, own, { ...context, quiet: context.quiet || missed });
    }
    const identity = identityOf(element, this.styles);
    const ref = this.refs.refOf(element, identity);
    const long = role === 'clickable' && identity.name.length > LONGEST_CLICKABLE;
    const piece = controlPiece(ref, role, long ? '' : identity.name, element);
    if (this.options.elementsOnly) this.out.line(piece);
    else if (long || isContainer(element, role)) {
      return this.scoped(() => this.out.openBlock(piece), element, style, own, context);
    } else this.headed(element, role, () => this.out.piece(piece));
    const told = NAMED_BY_CONTENT.has(role) || role === 'clickable' || role === 'textbox';
    this.inside(element, style, own, { ...context, quiet: context.quiet || told });
  }

  /** A link around a heading is told as a heading, as its text is one. */
  private headed(element: Element, role: string, write: () => void): void {
    const heading = role === 'link' && !this.out.isInRow ? element.querySelector('h1,h2,h3,h4,h5,h6') : null;
    if (!heading) return write();
    this.out.openMarked(`h${headingLevel(heading)} `);
    write();
    this.out.close();
  }

  /** Counts what lies outside the viewport and leaves out what cannot be operated. */
  private isShown(
    element: Element,
    _role: string,
    style: CSSStyleDeclaration,
    own: Rect,
    context: Context,
  ): boolean {
    if (style.visibility !== 'visible') return false;
    const standIn = element instanceof HTMLInputElement && isStandIn(own, style);
    if (context.faded && !standIn) return false;
    const box = seenBox(element, style);
    const place = this.view.placeOf(box, standIn ? { ...context.clip, reachable: box, flow: NO_CLIP.flow } : context.clip, context.fixed);
    if (place === 'unreachable') return false;
    if (place === 'in view') {
      const reached = hitPoint(element, this.view.seen(box, context.clip), box) !== null;
      if (!reached) this.covered += 1;
      return reached;
    }
    if (this.options.wholePage) return true;
    this[place] += 1;
    return false;
  }

  private leaf(element: Element, style: CSSStyleDeclaration, context: Context): void {
    const role = roleOf(element);
    if (role === 'link') this.control(element, role, style, element.getBoundingClientRect(), context);
  }

  private image(element: Element, role: string | null, box: Rect, context: Context): void {
    if (this.options.elementsOnly || context.quiet || context.faded || role !== 'img') return;
    const place = this.view.placeOf(box, context.clip, context.fixed);
    if (place === 'unreachable' || !(this.options.wholePage || place === 'in view')) return;
    const name = nameOf(element, this.styles);
    if (name) this.out.piece(`img ${quote(name)}`);
  }

  private frame(element: Element, box: Rect, context: Context): void {
    const place = this.view.placeOf(box, context.clip, context.fixed);
    if (place === 'unreachable' || context.faded) return;
    if (!this.options.wholePage && place !== 'in view') return;
    const name = nameOf(element, this.styles);
    const line = this.out.line(name ? `frame ${quote(name)}` : 'frame');
    this.frames.push({ line, element });
  }
}

function isContainer(element: Element, role: string): boolean {
  if (role === 'listbox') return element.localName !== 'select';
  return role === 'combobox' && element.childElementCount > 0 && element.localName !== 'select';
}

/** While a modal dialog is open all the rest is inert (WHATWG HTML, 6.3.1). */
function topModal(): Element | null {
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? null;
}
