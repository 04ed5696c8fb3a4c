import type { SavedPage } from '../../test/support/page-server';

const PARAGRAPH =
  'Nobody was lost, and the bridge, rebuilt twice since, still carries a mark at the height that' +
  ' the water reached before the morning came over the valley.';

const links = Array.from({ length: 20 }, (_, n) => `<li><a href="/${n}">Story ${n}</a></li>`);

/** A page of a usual kind on which nothing happens, whatever is done. */
export const STILL_PAGE: SavedPage = {
  locked: false,
  html: `<!doctype html><html lang="en"><title>Still</title><body>
<form><label>Name <input></label> <button type="button">Press</button></form>
<nav><ul>${links.join('')}</ul></nav>
<main><article><h1>The flood</h1>${`<p>${PARAGRAPH}</p>`.repeat(8)}</article></main>`,
};
