/**
 * Marks every element of the page with a number and tells which of them a person can see or scroll
 * to, by other means than the snapshot's: the browser's own intersection observer (which knows all
 * clipping), `checkVisibility`, and a grid of hits. Runs in the page, so it stands alone.
 *
 * @returns the marks of elements that are visible, by mark
 */
export async function markVisible(attribute: string): Promise<string[]> {
  const all: Element[] = [];
  const collect = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      element.setAttribute(attribute, String(all.length));
      all.push(element);
      if (element.shadowRoot) collect(element.shadowRoot);
    }
  };
  collect(document);

  const reachable = await new Promise<Set<Element>>((done) => {
    const far = '1000000px';
    const options = { rootMargin: far, scrollMargin: far, threshold: 0 };
    const seen = new Set<Element>();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting, intersectionRect: box } of entries) {
        if (isIntersecting && box.width >= 1 && box.height >= 1) seen.add(target);
      }
      observer.disconnect();
      done(seen);
    }, options as IntersectionObserverInit);
    for (const element of all) observer.observe(element);
  });

  const hasBox = (element: Element) =>
    reachable.has(element) || [...element.children].some((child) => reachable.has(child));
  const labelled = (element: Element) =>
    [...((element as HTMLInputElement).labels ?? [])].some((label) => reachable.has(label));
  const inPage = (element: Element) => {
    const box = element.getBoundingClientRect();
    return box.right + scrollX > 0 && box.bottom + scrollY > 0;
  };
  const painted = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const hit = (element: Element) => {
    const box = element.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
      return true;
    const rects = [...element.getClientRects()];
    for (const rect of rects) {
      for (let i = 0; i < 49; i++) {
        const x = rect.left + rect.width * (((i % 7) + 0.5) / 7);
        const y = rect.top + rect.height * ((Math.floor(i / 7) + 0.5) / 7);
        const stack = (element.getRootNode() as Document | ShadowRoot).elementsFromPoint(x, y);
        const top = stack[0];
        if (top && (element.contains(top) || top.contains(element))) return true;
      }
    }
    return rects.length === 0;
  };
  return all
    .filter((element) => {
      const native = element.localName === 'input' && labelled(element);
      if (native) return element.checkVisibility();
      return hasBox(element) && inPage(element) && painted(element) && hit(element);
    })
    .map((element) => element.getAttribute(attribute) ?? '');
}
