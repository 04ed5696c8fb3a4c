import type { CDPSession } from 'playwright-core';

/** A control as Chrome's accessibility tree has it. */
export interface TrueControl {
  readonly mark: string;
  readonly role: string;
  readonly name: string;
}

/** The attribute by which an element is found again in the tree; set after the snapshot. */
export const MARK = 'data-bench-mark';

/** Roles that Chrome gives to what a person operates, in the words of its tree. */
const OPERABLE = new Set(
  `button checkbox ColorWell combobox Date DateTime InputTime link listbox ListBox menuitem
  menuitemcheckbox menuitemradio MenuListPopup PopUpButton radio scrollbar searchbox slider
  spinbutton switch tab textbox TextField ToggleButton treeitem DisclosureTriangle option`.split(
    /\s+/,
  ),
);

interface TreeNode {
  readonly backendNodeId: number;
  readonly localName: string;
  readonly attributes?: string[];
  readonly children?: TreeNode[];
  readonly shadowRoots?: TreeNode[];
  readonly contentDocument?: TreeNode;
}

/** All operable controls of Chrome's accessibility tree, options of native lists left out. */
export async function trueControls(cdp: CDPSession): Promise<TrueControl[]> {
  const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
  const marks = new Map<number, string>();
  collectMarks(root as unknown as TreeNode, marks);
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const controls: TrueControl[] = [];
  for (const node of nodes) {
    const role = String(node.role?.value ?? '');
    const mark = marks.get(node.backendDOMNodeId ?? -1);
    if (node.ignored || mark === undefined || !OPERABLE.has(role)) continue;
    controls.push({ mark, role, name: String(node.name?.value ?? '') });
  }
  return controls;
}

function collectMarks(node: TreeNode, into: Map<number, string>): void {
  const attributes = node.attributes ?? [];
  const at = attributes.indexOf(MARK);
  const mark = at >= 0 && at % 2 === 0 ? attributes[at + 1] : undefined;
  if (mark !== undefined && node.localName !== 'option') into.set(node.backendNodeId, mark);
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])])
    collectMarks(child, into);
}
