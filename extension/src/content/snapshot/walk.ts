import { quote } from '../../shared/quote';
import { eachFlatChild } from '../dom/flat-tree';
import { isShadowedForm } from '../dom/native';
import { isOwnOverlay } from '../dom/overlays';
import type { Styles } from '../dom/styles';
import { isNotDrawn, isOpaque } from '../dom/tags';
import type { RefTable } from '../refs';
import { NAMED_BY_CONTENT } from '../semantics/aria-roles';
import { operableRole } from '../semantics/interactive';
import { clean, shownNameOf } from '../semantics/name';
import { roleOf } from '../semantics/role';
import { controlPiece, identityOf, isContainer, LONGEST_CLICKABLE, shownName } from './control';
import { isDataTable } from './data-table';
import { type Context, changed, contextInside, contextOf, Drawn, OUTERMOST } from './drawn';
import type { LineWriter } from './line-writer';
import type { Sight } from './sight';
import { skim } from './skim';
import {
  groupLabel,
  headingIn,
  headingLevel,
  isBlock,
  isNamingText,
  itemMarker,
} from './structure';
import { drawnPartOf, holdsText, isOfPart, isOrHoldsText } from './undrawn';

/** No page nests this deep by itself; scripts can, and the stack must hold. */
const DEEPEST = 1000;

/** Walks the flat tree of a document once and writes down what a person can see and operate. */
export class Walk {
  /** Pieces of text that a person cannot see: texts, and parts of the page that are not drawn. */
  hiddenText = 0;
  readonly frames: { line: number; element: Element }[] = [];
  private readonly isModal = isModalOpen();
  private depth = 0;

  constructor(
    private readonly refs: RefTable,
    private readonly out: LineWriter,
    private readonly sight: Sight,
    private readonly elementsOnly: boolean,
    private readonly styles: Styles,
  ) {}

  run(root: Element): void {
    this.element(root, OUTERMOST);
    this.out.endLine();
  }

  private element(element: Element, around: Context): void {
    if (isNotDrawn(element) || this.depth > DEEPEST || isOwnOverlay(element)) return;
    if (isShadowedForm(element)) return this.wrapper(element, around);
    const muted = around.muted || element.getAttribute('aria-hidden') === 'true';
    if ((muted && this.isModal) || (element as HTMLElement).inert) return;
    const style = this.styles.of(element);
    const drawn = new Drawn(element, style);
    if (style.display === 'none') return this.undrawn(drawn, around);
    const context = changed(contextOf(drawn, around), { muted });
    const block = isBlock(style);
    if (block) {
      this.out.endLine();
      const side = this.sight.sideOf(drawn, context);
      if (side) return this.skim(element, side, context);
    }
    this.depth += 1;
    this.tell(drawn, context);
    this.depth -= 1;
    if (block) this.out.endLine();
  }

  private wrapper(form: Element, context: Context): void {
    const drawn = new Drawn(form, this.styles.of(form));
    if (drawn.style.display !== 'none') this.inside(drawn, context);
  }

  private skim(element: Element, side: 'above' | 'below', context: Context): void {
    this.depth += 1;
    this.sight[side] += skim(element, this.styles, (inner) => this.element(inner, context));
    this.depth -= 1;
  }

  /** An area of an image map has no box, and yet is there. */
  private undrawn(drawn: Drawn, context: Context): void {
    if (drawn.element.localName === 'area' && roleOf(drawn.element) === 'link') {
      this.control(drawn, 'link', context);
    } else if (!this.elementsOnly && holdsText(drawn.element)) this.hiddenText += 1;
  }

  private tell(drawn: Drawn, context: Context): void {
    const { element, style } = drawn;
    if (context.muted)
      return element.localName === 'br' ? this.out.endLine() : this.inside(drawn, context);
    const role = roleOf(element);
    const operable = operableRole(element, role, style, context.cursor);
    if (operable) return this.control(drawn, operable, context);
    switch (element.localName) {
      case 'br':
      case 'hr':
        return this.out.endLine();
      case 'iframe':
      case 'frame':
        return this.frame(drawn, context);
    }
    if (role === 'img') return this.image(drawn, context);
    if (this.elementsOnly) return this.inside(drawn, context);
    this.structure(drawn, role, context);
  }

  /** Text and what groups it, told by role. */
  private structure(drawn: Drawn, role: string | null, around: Context): void {
    const { element, style } = drawn;
    const table = element.localName === 'table';
    const dataTable = table
      ? isDataTable(element as HTMLTableElement)
      : around.dataTable || isAriaTable(role);
    const quiet = around.quiet || isNamingText(element);
    const context = changed(around, { dataTable, quiet });
    if (quiet) return this.inside(drawn, context);
    const label = table && !dataTable ? null : groupLabel(element, role, this.styles);
    if (label !== null) return this.block(label, drawn, context);
    if (this.out.isInRow) return this.cell(drawn, role, context);
    switch (role) {
      case 'heading':
        return this.marked(`h${headingLevel(element)} `, drawn, context);
      case 'listitem':
        return this.marked(itemMarker(element, style), drawn, context);
      case 'row':
        return dataTable ? this.row(drawn, context) : this.inside(drawn, context);
    }
    this.inside(drawn, context);
  }

  private block(label: string, drawn: Drawn, context: Context): void {
    this.out.openBlock(label);
    this.inside(drawn, context);
    this.out.close();
  }

  private marked(marker: string, drawn: Drawn, context: Context): void {
    this.out.openMarked(marker);
    this.inside(drawn, context);
    this.out.close();
  }

  private row(drawn: Drawn, context: Context): void {
    this.out.beginRow();
    this.inside(drawn, context);
    this.out.endRow();
  }

  private cell(drawn: Drawn, role: string | null, context: Context): void {
    if (role && CELLS.has(role)) this.out.nextCell();
    this.inside(drawn, context);
  }

  private inside(drawn: Drawn, own: Context): void {
    if (isOpaque(drawn.element)) return;
    const context = contextInside(drawn, own);
    const part = drawnPartOf(drawn);
    let skipped = false;
    eachFlatChild(drawn.element, (child) => {
      if (!isOfPart(part, child)) skipped ||= isOrHoldsText(child);
      else if (child.nodeType === Node.TEXT_NODE) this.text(child as Text, drawn, context);
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child as Element, context);
    });
    if (skipped && !this.elementsOnly) this.hiddenText += 1;
  }

  private text(text: Text, parent: Drawn, context: Context): void {
    if (this.elementsOnly || context.quiet) return;
    const { data } = text;
    if (!/\S/.test(data)) return this.out.text(data);
    if (clean(data) === '') return;
    const shown = this.sight.showsText(text, parent, context);
    if (shown === null) this.hiddenText += 1;
    else if (shown) this.out.text(data);
  }

  private control(drawn: Drawn, role: string, context: Context): void {
    const named = NAMED_BY_CONTENT.has(role) || role === 'clickable' || role === 'textbox';
    const inner = changed(context, { quiet: context.quiet || named });
    if (!this.sight.showsControl(drawn, context)) return this.inside(drawn, inner);
    const { element } = drawn;
    const ref = this.refs.refOf(element, identityOf(element, this.styles));
    const name = shownName(element, this.styles);
    const long = role === 'clickable' && name.length > LONGEST_CLICKABLE;
    const piece = controlPiece(ref, role, long ? '' : name, element, this.styles);
    if (this.elementsOnly) this.out.line(piece);
    else if (long || isContainer(element, role)) return this.block(piece, drawn, context);
    else this.piece(piece, element, role);
    this.inside(drawn, inner);
  }

  /** A link around a heading is told as a heading, as its text is one. */
  private piece(piece: string, element: Element, role: string): void {
    const heading = role === 'link' && !this.out.isInRow ? headingIn(element) : null;
    if (heading) this.out.openMarked(`h${headingLevel(heading)} `);
    this.out.piece(piece);
    if (heading) this.out.close();
  }

  private image(drawn: Drawn, context: Context): void {
    if (this.elementsOnly || context.quiet || !this.sight.showsBox(drawn, context)) return;
    const name = shownNameOf(drawn.element, this.styles);
    if (name) this.out.piece(`img ${quote(name)}`);
  }

  private frame(drawn: Drawn, context: Context): void {
    if (!this.sight.showsBox(drawn, context)) return;
    const name = shownNameOf(drawn.element, this.styles);
    const line = this.out.line(name ? `frame ${quote(name)}` : 'frame');
    this.frames.push({ line, element: drawn.element });
  }
}

const CELLS: ReadonlySet<string> = new Set(['cell', 'gridcell', 'columnheader', 'rowheader']);

function isAriaTable(role: string | null): boolean {
  return role === 'table' || role === 'grid' || role === 'treegrid';
}

/** A modal that is no `dialog` keeps the page around it from others by `aria-hidden`. */
function isModalOpen(): boolean {
  const modals = document.querySelectorAll('[aria-modal="true"]');
  return [...modals].some((modal) => modal.checkVisibility({ opacityProperty: true }));
}
