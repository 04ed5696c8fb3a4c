import { focus } from './focus';
import { HandsError } from './hands-error';
import { isTextField, selectWhole } from './text-field';

/** Selects all of an element's text, or the first place where a text stands in it. */
export function selectText(element: Element, text?: string): void {
  if (isTextField(element)) return selectInField(element, text);
  const range = text === undefined ? wholeOf(element) : rangeOf(element, text);
  if (!range) throw new HandsError('the text does not stand there');
  const host = element.closest<HTMLElement>('[contenteditable]');
  if (host?.isContentEditable) focus(host);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  if (!selection || selection.isCollapsed) throw new HandsError('there is no text to select');
}

function selectInField(field: HTMLInputElement | HTMLTextAreaElement, text?: string): void {
  focus(field);
  if (text === undefined) return selectWhole(field);
  const at = field.value.indexOf(text);
  if (at < 0) throw new HandsError('the text does not stand there');
  field.setSelectionRange(at, at + text.length);
}

function wholeOf(element: Element): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

/** Text nodes are joined, so that a text may run over inline elements. */
function rangeOf(element: Element, text: string): Range | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  let all = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, start: all.length });
    all += (node as Text).data;
  }
  const at = all.indexOf(text);
  if (at < 0 || text === '') return null;
  const placeOf = (position: number, closing: boolean) => {
    const holder = nodes.findLast(({ start }) => (closing ? start < position : start <= position));
    return holder ? { node: holder.node, offset: position - holder.start } : null;
  };
  const [start, end] = [placeOf(at, false), placeOf(at + text.length, true)];
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
