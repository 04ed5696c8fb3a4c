/** What tests and the bench see of the eyes: bundled and put into a world of its own in a page. */

import { hitPoint } from '../../src/content/dom/hit-test';
import { markOwnOverlay } from '../../src/content/dom/overlays';
import { Styles } from '../../src/content/dom/styles';
import { waitForText } from '../../src/content/hands/waiting';
import { Perception, receiveListenerName } from '../../src/content/perception';
import { findInPage } from '../../src/content/reading/find';
import { readPage } from '../../src/content/reading/page-text';
import { INTERACTIVE_ROLES } from '../../src/content/semantics/aria-roles';
import { isEditingHost } from '../../src/content/semantics/role';
import { identityOf } from '../../src/content/snapshot/control';

receiveListenerName();

/** What the last snapshots told, by the value of an attribute; for comparing with the browser. */
function toldBy(attribute: string) {
  const told: Record<string, { role: string; name: string; clickable: boolean }> = {};
  for (let ref = 1; ref <= perception.highestRef(); ref++) {
    const found = perception.resolve(ref);
    if (found.kind !== 'found') continue;
    const { role, name } = identityOf(found.element, new Styles());
    const editable = isEditingHost(found.element) && !found.element.hasAttribute('role');
    const clickable = editable || !INTERACTIVE_ROLES.has(role);
    told[found.element.getAttribute(attribute) ?? ''] = { role, name, clickable };
  }
  return told;
}

const perception = new Perception(1);
const eyes = {
  perception,
  toldBy,
  Perception,
  hitPoint,
  markOwnOverlay,
  readPage,
  findInPage,
  waitForText,
};
export type Eyes = typeof eyes;

Object.assign(globalThis, { eyes });
