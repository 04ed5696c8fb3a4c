import type { Target } from '../../shared/run-messages';
import { flatParent } from '../dom/flat-tree';
import { focused } from '../hands/focus';
import { describe, reach } from '../hands/reach';
import { type FormControl, formAddress, isFormControl, isSubmitter } from '../semantics/submission';

/** What an act at this element is really aimed at. */
export function targetOf(
  element: Element,
  byPointer: boolean,
  frameIdOf: (frame: Element) => number | null,
): Target {
  const met = byPointer ? reach(element).hit : element;
  const link = linkAround(met) ?? linkAround(element);
  const control = controlAround(met) ?? controlAround(element);
  const form = control ? formAddress(control) : null;
  return {
    target: describe(element),
    ...(link ? { link } : {}),
    ...(form ? { form } : {}),
    sends: control !== null && isSubmitter(control),
    origin: location.origin,
    frameId: /^i?frame$/.test(element.localName) ? frameIdOf(element) : null,
  };
}

/** What a key would go to; the page itself where nothing has the focus. */
export function focusedTarget(frameIdOf: (frame: Element) => number | null): Target {
  const element = focused();
  if (element) return targetOf(element, false, frameIdOf);
  return { target: 'the page', sends: false, origin: location.origin, frameId: null };
}

/** An address of a script is told as it is written, like any other. */
function linkAround(element: Element): string | null {
  for (let each: Element | null = element; each instanceof Element; each = flatParent(each)) {
    if (each instanceof HTMLAnchorElement || each instanceof HTMLAreaElement) {
      if (each.hasAttribute('href')) return each.href;
    }
    if (each instanceof SVGAElement) return new URL(each.href.baseVal, document.baseURI).href;
  }
  return null;
}

function controlAround(element: Element): FormControl | null {
  for (let each: Element | null = element; each instanceof Element; each = flatParent(each)) {
    if (each instanceof HTMLLabelElement && each.control) return controlAround(each.control);
    if (isFormControl(each)) return each;
  }
  return null;
}
