import { LINK_HINT, STATE_WORD } from '../../shared/state-words';

/** A block or a list item that is open while lines are written inside it. */
interface Scope {
  readonly label: string;
  readonly depth: number;
  /** A marker stands before the first line inside; a header is a line of its own. */
  readonly isMarker: boolean;
  written: boolean;
}

/**
 * Builds the lines of a snapshot. Text and pieces join the open line until a block ends it. Headers
 * and list markers appear only once something is written inside them, so empty wrappers leave no
 * trace. One space per level keeps indentation nearly free of tokens.
 */
export class LineWriter {
  readonly lines: string[] = [];
  private readonly scopes: Scope[] = [];
  private depth = 0;
  private open = '';
  private textLength = 0;
  /** Where the last piece of the open line ends; page text behind it is looked at in the end. */
  private pieceEnd = -1;
  private inRow = false;

  /** @param textLimit characters of plain text that one line may hold; the rest becomes `…` */
  constructor(private readonly textLimit: number) {}

  /** Plain text as it stands in the page; white space collapses over its borders too. */
  text(raw: string): void {
    let text = raw.replace(/\s+/g, ' ').replace(FORGED_REF, LOOKALIKE).replaceAll('→', '➔');
    if (this.open === '' || this.open.endsWith(' ')) text = text.trimStart();
    if (text === '' || this.textLength > this.textLimit) return;
    const room = this.textLimit - this.textLength;
    this.textLength += text.length;
    this.open += text.length <= room ? text : `${cutAtWord(text, room)}… `;
  }

  /** A control or an image: never cut, set apart by spaces. */
  piece(piece: string): void {
    if (this.open.length > LONGEST_LINE && !this.inRow) this.endLine();
    this.setTextApart();
    const gap = this.open === '' || /[\s([“"'|]$/.test(this.open) ? '' : ' ';
    this.open += `${gap}${piece} `;
    this.pieceEnd = this.open.length;
  }

  /** Page text behind a piece must not read like words about it. */
  private setTextApart(): void {
    if (this.pieceEnd < 0) return;
    const text = this.open.slice(this.pieceEnd);
    if (LIKE_STATE.test(text))
      this.open = `${this.open.slice(0, this.pieceEnd)}· ${text.trimStart()}`;
    this.pieceEnd = -1;
  }

  /** Ends the open line, if there is anything on it. Inside a table row it only sets a space. */
  endLine(): void {
    if (this.inRow) {
      if (this.open !== '' && !this.open.endsWith(' ')) this.open += ' ';
      return;
    }
    this.setTextApart();
    const line = this.open.trim().replace(/ ([,.;:!?)])(?=\s|$)/g, '$1');
    this.open = '';
    this.textLength = 0;
    if (line !== '') this.write(line);
  }

  /** A line by itself, such as a frame's. Returns its index. */
  line(line: string): number {
    this.endLine();
    this.write(line);
    return this.lines.length - 1;
  }

  /** Opens a block whose label is a line of its own. */
  openBlock(label: string): void {
    this.enter(label, false);
  }

  /** Opens a block whose label stands before its first line: a list item, a heading. */
  openMarked(marker: string): void {
    this.enter(marker, true);
  }

  close(): void {
    this.endLine();
    const scope = this.scopes.pop();
    if (scope) this.depth = scope.depth;
  }

  /** A table row is one line, whatever blocks its cells hold: `a | b`. */
  beginRow(): void {
    this.endLine();
    this.inRow = true;
  }

  nextCell(): void {
    this.setTextApart();
    this.open = this.open.trimEnd();
    this.open += this.open === '' ? '' : ' | ';
    this.textLength = 0;
  }

  endRow(): void {
    this.inRow = false;
    this.open = this.open.replace(/( \|)+\s*$/, '');
    this.endLine();
  }

  get isInRow(): boolean {
    return this.inRow;
  }

  private enter(label: string, isMarker: boolean): void {
    this.endLine();
    this.scopes.push({ label, depth: this.depth, isMarker, written: false });
    this.depth += 1;
  }

  /** Headers not written yet come first; of markers that would stand together only the last. */
  private write(line: string): void {
    let marker: Scope | undefined;
    for (const scope of this.scopes) {
      if (scope.written) continue;
      scope.written = true;
      if (scope.isMarker) {
        marker = scope;
      } else {
        this.push(scope.label, marker?.depth ?? scope.depth, marker);
        marker = undefined;
      }
    }
    this.push(line, marker?.depth ?? this.depth, marker);
  }

  private push(line: string, depth: number, marker: Scope | undefined): void {
    this.lines.push(' '.repeat(depth) + (marker?.label ?? '') + line);
  }
}

/** What could be a control's name, marks or state. Other brackets than those of options stay. */
const LIKE_STATE = new RegExp(
  `^\\s*(${LINK_HINT.source} )?(?!\\((?!\\d+ options))("|${STATE_WORD.source})`,
);

/** Page text must not read like a control: its `#12` gets a sign that only looks the same, as `→` does. */
const FORGED_REF = /#(?=\d|$)/g;
const LOOKALIKE = '\uff03';

/** Beyond this a line of many controls goes on in the next one. */
const LONGEST_LINE = 400;

function cutAtWord(text: string, limit: number): string {
  const cut = text.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  return (space > limit / 2 ? cut.slice(0, space) : cut).trimEnd();
}
