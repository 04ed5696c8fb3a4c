/** Empties the texts in the body of a copy that are not seen in its original. */
export function blankUnseen(original: Document, copy: Document, seen: ReadonlySet<Text>): void {
  if (!original.body || !copy.body) return;
  const copies = textsIn(copy.body);
  textsIn(original.body).forEach((text, index) => {
    const its = copies[index];
    if (its && !seen.has(text)) its.data = '';
  });
}

/**
 * A copy of what a range holds, without the texts that are not seen. The range is set anew in a copy
 * of all that is around it, and follows there what the emptied texts lose.
 */
export function seenPartOf(range: Range, seen: ReadonlySet<Text>): DocumentFragment {
  const around = range.commonAncestorContainer;
  if (around instanceof Text && !seen.has(around)) return document.createDocumentFragment();
  const copy = around.cloneNode(true);
  const [originals, copies] = [nodesIn(around), nodesIn(copy)];
  const copyOf = (node: Node) => copies[originals.indexOf(node)] ?? copy;
  const selected = document.createRange();
  selected.setStart(copyOf(range.startContainer), range.startOffset);
  selected.setEnd(copyOf(range.endContainer), range.endOffset);
  originals.forEach((node, index) => {
    const its = copies[index];
    if (node instanceof Text && its instanceof Text && !seen.has(node)) its.data = '';
  });
  return selected.cloneContents();
}

function textsIn(root: Node): Text[] {
  return nodesIn(root).filter((node) => node instanceof Text);
}

function nodesIn(root: Node): Node[] {
  const nodes: Node[] = [root];
  const walker = document.createTreeWalker(root);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}
