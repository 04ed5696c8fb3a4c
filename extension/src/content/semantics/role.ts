import { getRole } from 'dom-accessibility-api';
import { ARIA_ROLES } from './aria-roles';

/**
 * The role of an element, or null where it has none worth telling. dom-accessibility-api knows the
 * mapping; here is only what it leaves out: fallback role lists, fields without a mapping of their
 * own, and elements whose role depends on where they stand (HTML-AAM 1.0).
 */
export function roleOf(element: Element): string | null {
  const explicit = explicitRole(element);
  if (explicit && explicit !== 'none' && explicit !== 'presentation') return explicit;
  const role = explicit ? getRole(element) : implicitRole(element);
  return role === 'none' || role === 'presentation' ? null : role;
}

/** The first token that names a role; unknown ones are skipped (WAI-ARIA 1.2, 5.4). */
function explicitRole(element: Element): string | null {
  const attribute = element.getAttribute('role');
  if (!attribute) return null;
  const tokens = attribute.toLowerCase().split(/\s+/);
  return tokens.find((token) => ARIA_ROLES.has(token)) ?? null;
}

function implicitRole(element: Element): string | null {
  switch (element.localName) {
    case 'header':
    case 'footer':
      return element.closest(SECTIONING) ? null : implicitByTag(element);
    case 'section':
    case 'form':
      return hasOwnName(element) ? implicitByTag(element) : null;
    case 'summary':
      return element.parentElement?.localName === 'details' ? 'button' : null;
    case 'input':
      return inputRole(element as HTMLInputElement);
    case 'a':
      return element.hasAttribute('href') || element.hasAttribute('xlink:href') ? 'link' : null;
    case 'search':
      return 'search';
    case 'video':
    case 'audio':
      return element.hasAttribute('controls') ? element.localName : null;
    default:
      return isEditingHost(element) ? 'textbox' : implicitByTag(element);
  }
}

const SECTIONING =
  'article,aside,main,nav,section,[role=article],[role=complementary],[role=main],[role=navigation],[role=region]';

/** An unknown `role` attribute must not shadow the tag's own role. */
function implicitByTag(element: Element): string | null {
  if (!element.hasAttribute('role')) return getRole(element);
  const bare = element.cloneNode(false) as Element;
  bare.removeAttribute('role');
  return getRole(bare);
}

function inputRole(input: HTMLInputElement): string | null {
  switch (input.type) {
    case 'hidden':
      return null;
    case 'file':
      return 'file';
    case 'password':
      return 'textbox';
    case 'color':
    case 'date':
    case 'datetime-local':
    case 'month':
    case 'time':
    case 'week':
      return input.type;
    default:
      return implicitByTag(input);
  }
}

/** Whether a person can type into it; what is editable only by inheritance is part of its host. */
export function isEditingHost(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  return editable !== null && editable !== 'false' && (element as HTMLElement).isContentEditable;
}

function hasOwnName(element: Element): boolean {
  return (
    element.hasAttribute('aria-label') ||
    element.hasAttribute('aria-labelledby') ||
    element.hasAttribute('title')
  );
}
