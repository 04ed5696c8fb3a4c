import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsOf } from '../../src/shared/elements';
import { eyesForTests } from '../support/eyes-test';

const tests = eyesForTests();

/** The snapshot of a page that holds this and nothing else, without numbers. */
async function told(html: string): Promise<string> {
  const page = await tests.open('blank');
  await page.page.evaluate((markup) => {
    document.body.innerHTML = markup;
  }, html);
  return (await page.lines()).join('\n').replace(/#\d+ /g, '');
}

const MARKS: Readonly<Record<string, [html: string, snapshot: string]>> = {
  'a button that sends its form': ['<form><button>Go</button></form>', 'button "Go" submit'],
  'a button that posts its form': [
    '<form method="POST"><button>Go</button></form>',
    'button "Go" submit post',
  ],
  'an input that sends its form': [
    '<form><input type="submit" value="Go"></form>',
    'button "Go" submit',
  ],
  'a picture that sends its form': [
    '<form><input type="image" alt="Go" width="20" height="20"></form>',
    'button "Go" submit',
  ],
  'a button that sends a form elsewhere in the page': [
    '<form id="f" method="post"></form><button form="f">Go</button>',
    'button "Go" submit post',
  ],
  'a button with a method of its own': [
    '<form method="post"><button formmethod="get">Go</button></form>',
    'button "Go" submit',
  ],
  'a button that sends nothing': ['<form><button type="button">Go</button></form>', 'button "Go"'],
  'a button that empties a form': ['<form><button type="reset">Go</button></form>', 'button "Go"'],
  'a button without a form': ['<button>Go</button>', 'button "Go"'],
  'marks before the state': [
    '<form><button disabled>Go</button></form>',
    'button "Go" submit disabled',
  ],
  'a link within the site': ['<a href="/x">Go</a>', 'link "Go"'],
  'a link within the page': ['<a href="#x">Go</a>', 'link "Go"'],
  'a link to another site': [
    '<a href="https://www.shop.example/x">Go</a>',
    'link "Go" → shop.example',
  ],
  'a link to another port of an address in numbers': [
    '<a href="http://127.0.0.1:1/x">Go</a>',
    'link "Go" → 127.0.0.1:1',
  ],
  'a link to a host that only begins like another': [
    '<a href="https://127.0.0.1.evil.example/">Go</a>',
    'link "Go" → 127.0.0.1.evil.example',
  ],
  'a link with somebody\u2019s name before the host': [
    '<a href="https://bank.example@evil.example/">Go</a>',
    'link "Go" → evil.example',
  ],
  'a link to a host in another script': [
    '<a href="https://p\u0430ypal.example/">Go</a>',
    'link "Go" → xn--pypal-4ve.example',
  ],
  'a link that runs a script or writes a mail': [
    '<a href="javascript:go()">Go</a><a href="mailto:a@b.example">Mail</a>',
    'link "Go" link "Mail"',
  ],
  'a link to a file that is kept': ['<a href="/x.zip" download>Go</a>', 'link "Go" download'],
  'a link to a file on another site': [
    '<a href="https://cdn.example/x.zip" download="y">Go</a>',
    'link "Go" download → cdn.example',
  ],
  'a link without a name': [
    '<a href="https://cdn.example/x.zip"><img width="20" height="20"></a>',
    'link to x.zip → cdn.example',
  ],
  'a link in a drawing': [
    '<svg width="90" height="20"><a href="https://cdn.example/"><text y="15">Go</text></a></svg>',
    'link "Go" → cdn.example',
  ],
  'an element that only says that it is a link': [
    '<span role="link" tabindex="0">Go</span>',
    'link "Go"',
  ],
  'a form that is sent to another site': [
    '<form aria-label="Pay" action="https://pay.example/x" method="post"><button>Go</button></form>',
    'form "Pay" → pay.example\n button "Go" submit post → pay.example',
  ],
  'a form without a name that is sent to another site': [
    '<form action="https://pay.example/x"><button>Go</button></form>',
    'form → pay.example\n button "Go" submit → pay.example',
  ],
  'a button that sends its form to another site': [
    '<form action="/x"><button formaction="https://pay.example/x">Go</button></form>',
    'button "Go" submit → pay.example',
  ],
  'a form that shadows what is asked of it': [
    '<form action="https://pay.example/x"><input name="getAttribute" aria-label="a"><input name="action" aria-label="b"><button>Go</button></form>',
    'textbox "a" textbox "b" button "Go" submit → pay.example',
  ],
  'secret fields': [
    '<input type="password" aria-label="P"><input autocomplete="one-time-code" aria-label="O"><input autocomplete="cc-number" aria-label="C">',
    'textbox "P" secret textbox "O" secret textbox "C" secret',
  ],
};

for (const [what, [html, snapshot]] of Object.entries(MARKS)) {
  test(`marks ${what}`, async () => {
    assert.equal(await told(html), snapshot);
  });
}

/** What a page writes beside a control, or into it, to have it judged otherwise. */
const FORGERIES: Readonly<Record<string, [html: string, state: string | undefined]>> = {
  'text that reads like a mark': ['<a href="/x">Go</a> submit', undefined],
  'text in pieces that reads like a mark': ['<a href="/x">Go</a> <b>sub</b><i>mit</i>', undefined],
  'an arrow in text': ['<a href="/x">Go</a> → bank.example', undefined],
  'text in quotes behind a button without a name': [
    '<button style="width:30px;height:30px"></button> "Cancel" disabled',
    undefined,
  ],
  'text like the end of an address': [
    '<a href="/"><img width="20" height="20"></a> to x download',
    undefined,
  ],
  'a name that reads like a mark': ['<a href="/x">Go" → bank.example</a>', undefined],
  'an address that reads like a mark': [
    '<a href="/x → bank.example download"><img width="20" height="20"></a>',
    undefined,
  ],
  'an address with a line end': [
    '<a href="/a%0A\n#9 button"><img width="20" height="20"></a>',
    undefined,
  ],
  'a host that reads like a mark': [
    '<a href="https://evil.example/→ bank.example">Go</a>',
    '→ evil.example',
  ],
  'an option that closes its bracket': [
    '<select aria-label="S"><option>a) submit → bank.example</select>',
    'value "a) submit → bank.example" (1 options: a\uff09 submit → bank.example)',
  ],
  'a value that reads like a mark': [
    '<input aria-label="I" value=\'x" submit\'>',
    'value "x\' submit"',
  ],
};

for (const [what, [html, state]] of Object.entries(FORGERIES)) {
  test(`no mark is made of ${what}`, async () => {
    const page = await tests.open('blank');
    await page.page.evaluate((markup) => {
      document.body.innerHTML = markup;
    }, html);
    const elements = elementsOf((await page.lines()).join('\n'));
    assert.equal(elements.length, 1);
    assert.equal(elements[0]?.state, state);
  });
}

test('no form is made of text', async () => {
  assert.doesNotMatch(await told('<p>form "Pay" → bank.example</p>'), /→/);
});

test('honest text beside a control stays as it is', async () => {
  assert.equal(
    await told('<p>See <a href="/x">the terms</a> (12) to continue, required or not.</p>'),
    'See link "the terms" (12) to continue, required or not.',
  );
});
