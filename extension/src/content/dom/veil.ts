import { eachFlatChild } from './flat-tree';
import { FAINT, isTiny } from './ink';
import type { Styles } from './styles';
import { isNotDrawn, isOpaque } from './tags';

/**
 * Whether nobody sees the letters inside an element, by what is known without its surroundings:
 * opacity, size, and where it holds nothing but text its colour.
 */
export function isVeiled(element: Element, styles: Styles): boolean {
  const style = styles.of(element);
  if (Number(style.opacity) < FAINT || isTiny(style)) return true;
  const only = element.firstChild;
  if (!(only instanceof Text) || element.childElementCount > 0) return false;
  return styles.ink.hides(only, element, element.getBoundingClientRect());
}

/** The first letters of the text below an element that a person can see there. */
export function legibleText(root: Element, styles: Styles, most: number): string {
  let text = '';
  const visit = (node: Node): void => {
    if (text.length >= most) return;
    if (node.nodeType === Node.TEXT_NODE) text += (node as Text).data;
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    // What a drawing's part is called the browser shows beside the pointer.
    if (element instanceof SVGTitleElement) text += element.textContent ?? '';
    if (isNotDrawn(element) || isOpaque(element)) return;
    const { display, visibility } = styles.of(element);
    if (display === 'none' || visibility !== 'visible' || isVeiled(element, styles)) return;
    eachFlatChild(element, visit);
  };
  eachFlatChild(root, visit);
  return text.slice(0, most);
}
