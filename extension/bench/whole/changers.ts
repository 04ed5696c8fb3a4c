/** A button that changes the page a little. */
export interface Changer {
  readonly name: string;
  /** What a telling of the change must hold. */
  readonly proof: RegExp;
}

export const CHANGERS: readonly Changer[] = [
  { name: 'Add a line', proof: /One more line/ },
  { name: 'Switch over', proof: /Switch over.* pressed/ },
  { name: 'Count up', proof: /Counter.*"?1"?/ },
];

/**
 * Puts the buttons at the beginning of a page, in its flow: a line more pushes all that follows down.
 * Runs in the page.
 */
export function addChangers(): void {
  const bar = document.createElement('div');
  // Nothing of the page's may cover it or squeeze it.
  bar.style.cssText =
    'position:relative;z-index:2147483647;flex:none;min-width:600px;background:#fff;color:#000';
  bar.innerHTML =
    '<button type="button">Add a line</button>' +
    '<button type="button" aria-pressed="false">Switch over</button>' +
    '<button type="button">Count up</button><input aria-label="Counter" value="0" size="4">';
  const [add, flip, count] = bar.querySelectorAll('button');
  add?.addEventListener('click', () => {
    bar.append(Object.assign(document.createElement('p'), { textContent: 'One more line.' }));
  });
  flip?.addEventListener('click', () => flip.setAttribute('aria-pressed', 'true'));
  count?.addEventListener('click', () => {
    const counter = bar.querySelector('input');
    if (counter) counter.value = String(Number(counter.value) + 1);
  });
  // What lies outside an open dialog cannot be used.
  (document.querySelector('dialog:modal') ?? document.body).prepend(bar);
}
