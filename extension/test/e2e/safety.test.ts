import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { call, type Story } from '../support/fake-gemini';
import { clicks, lists, opens, reads, type Step, types } from '../support/steps';
import { send } from '../support/ui-test';
import { until } from '../support/until';
import { filled, named, Whole } from '../support/whole';
import { answer, openPanel, panelBeside, question } from '../support/whole-panel';

const SHOP = 'http://kedai.example';
const OTHER = 'http://warta.example';
const ONE = 'May the agent do this?';
const TWO = 'May the agent do these 2 things?';
const EMAIL = 'siti.rahma@contoh.id';
/** Names nothing of any page. */
const PROMPT = 'Urus keranjang ini.';

const whole = Whole.forFile();

let panel: Page;
afterEach(() => panel.close());

const out = () => whole.page.textContent('#out');
const button = (name: string) => panel.getByRole('button', { name, exact: true });

/** What the model does, step by step. @returns what it is told of each */
function plays(...steps: readonly Step[]): string[] {
  const told: string[] = [];
  whole.gemini.play(function* (): Story {
    for (const step of steps) told.push(yield* step());
    return 'Selesai.';
  });
  return told;
}

/** What the provider was sent since the test began. */
function sentSince(before: number): string {
  return whole.gemini.asked
    .slice(before)
    .map(({ body }) => body)
    .join('\n');
}

async function shown(card: Locator, ...facts: readonly string[]): Promise<void> {
  const text = await card.innerText();
  for (const fact of facts) assert.ok(text.includes(fact), `${fact} in\n${text}`);
}

test('an address of a page is typed on that page, and the provider never sees it', async () => {
  panel = await panelBeside(whole, `${SHOP}/contact`);
  const before = whole.gemini.asked.length;
  whole.gemini.play(function* (): Story {
    yield* reads();
    yield* types('Balas ke', '[EMAIL_1]')();
    return 'Surelnya [EMAIL_1].';
  });
  await send(panel, 'Ketik surel toko itu ke Balas ke.');
  assert.equal(await answer(panel), `Surelnya ${EMAIL}.`);
  assert.equal(await whole.page.inputValue('#reply'), EMAIL);
  const sent = sentSince(before);
  assert.ok(sent.includes('[EMAIL_1]'));
  for (const value of [EMAIL, '3456-7890']) assert.ok(!sent.includes(value), value);
});

test('a quiet line says what the model did not see, and by kind on demand', async () => {
  panel = await panelBeside(whole, `${SHOP}/contact`);
  plays(reads);
  await send(panel, 'Rangkum halaman ini.');
  await answer(panel);
  const line = panel.locator('.withheld').first();
  assert.equal(await line.innerText(), 'Hidden from the model: private values (2)');
  await line.locator('summary').click();
  const kinds = ['e-mail addresses: 1', 'phone numbers: 1'];
  assert.deepEqual((await line.locator('li').allInnerTexts()).sort(), kinds);
});

test('what cannot be undone brings a card with target, site and final values', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  const told = plays(types('Catatan', 'ke gerbang', { submit: true }));
  await send(panel, PROMPT);
  const card = await question(panel, ONE);
  await shown(card, 'kedai.example', 'textbox "Catatan"', 'ke gerbang', 'Pesan sekarang');
  assert.equal(await button('Allow on kedai.example during this run').count(), 0);
  assert.equal(await out(), '');
  await button('Allow').click();
  assert.equal(await answer(panel), 'Selesai.');
  assert.equal(await out(), 'dipesan "ke gerbang"');
  assert.equal(told.length, 1);
});

test('a no prevents it, and the model is told', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  const told = plays(clicks('Pesan sekarang'));
  await send(panel, PROMPT);
  await shown(await question(panel, ONE), 'button "Pesan sekarang"', 'kedai.example');
  await button('Refuse').click();
  assert.equal(await answer(panel), 'Selesai.');
  assert.equal(await out(), '');
  assert.match(told[0] ?? '', /did not allow/);
});

test('a yes is good for one time', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  const told = plays(clicks('Pesan sekarang'), clicks('Pesan sekarang'));
  await send(panel, PROMPT);
  await question(panel, ONE);
  await button('Allow').click();
  await until('it is done', async () => (await out()) === 'dipesan ""');
  await question(panel, ONE);
  await button('Refuse').click();
  assert.equal(await answer(panel), 'Selesai.');
  assert.equal(await out(), 'dipesan ""');
  assert.match(told[1] ?? '', /did not allow/);
});

test('two calls of one turn are one card', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  plays(function* () {
    const order = yield* filled({ ref: named('Pesan sekarang') });
    const empty = yield* filled({ ref: named('Kosongkan keranjang') });
    yield [call('click_element', order), call('click_element', empty)];
    return '';
  });
  await send(panel, PROMPT);
  const card = await question(panel, TWO);
  const [first = '', second = ''] = await card.locator('li').allInnerTexts();
  assert.match(first, /button "Pesan sekarang"/);
  assert.match(second, /button "Kosongkan keranjang"/);
  await button('Allow').click();
  assert.equal(await answer(panel), 'Selesai.');
  assert.equal(await out(), 'dipesan "", kosong');
});

test('another site asks; a no leaves the browser where it is', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  plays(opens(`${OTHER}/elsewhere`));
  await send(panel, PROMPT);
  await shown(await question(panel, ONE), `${OTHER}/elsewhere`, 'warta.example');
  await button('Refuse').click();
  assert.equal(await answer(panel), 'Selesai.');
  assert.equal(whole.page.url(), `${SHOP}/order`);
});

test('a yes for another site goes for the run, and not for the next one', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  const told = plays(opens(`${OTHER}/elsewhere`), reads, clicks('Tambah'), clicks('Tambah'));
  await send(panel, PROMPT);
  await question(panel, ONE);
  await button('Allow on warta.example during this run').click();
  assert.equal(await answer(panel), 'Selesai.');
  assert.equal(await out(), '2');
  assert.match(told[1] ?? '', /nusantara/);
  await whole.show(`${SHOP}/order`);
  await panel.bringToFront();
  plays(opens(`${OTHER}/elsewhere`));
  await send(panel, PROMPT);
  await question(panel, ONE);
  await button('Refuse').click();
  await panel.locator('.assistant').nth(1).locator('.actions').waitFor();
  assert.equal(whole.page.url(), `${SHOP}/order`);
});

test('a page that redirects elsewhere is not shown before the person agrees', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  const before = whole.gemini.asked.length;
  const told = plays(opens(`${SHOP}/go?to=${OTHER}/elsewhere`), reads);
  await send(panel, PROMPT);
  const card = await question(panel, ONE);
  await shown(card, 'warta.example', 'Read page (get_page_content)');
  assert.equal(whole.page.url(), `${OTHER}/elsewhere`);
  assert.match(told[0] ?? '', /another site, warta\.example/);
  await button('Refuse').click();
  assert.equal(await answer(panel), 'Selesai.');
  assert.ok(!sentSince(before).includes('nusantara'));
});

test('text that nobody can see is not sent to the provider, and counted', async () => {
  panel = await panelBeside(whole, `${SHOP}/concealed`);
  const before = whole.gemini.asked.length;
  const told = plays(reads, lists);
  await send(panel, 'Rangkum halaman ini.');
  await answer(panel);
  const sent = sentSince(before);
  assert.ok(sent.includes('The bridge is open again.'));
  assert.ok(!sent.includes('Wombat'));
  assert.match(told[1] ?? '', /hidden text: 4 pieces/);
});

test('characters that nobody can see are taken out, and a quiet line says so', async () => {
  panel = await panelBeside(whole, `${SHOP}/concealed`);
  const before = whole.gemini.asked.length;
  plays(reads);
  await send(panel, 'Rangkum halaman ini.');
  await answer(panel);
  const sent = sentSince(before);
  assert.ok(sent.includes('Ferry at noon.'));
  assert.doesNotMatch(sent, /[\u{E0000}-\u{E007F}\u202E]/u);
  const line = await panel.locator('.withheld').innerText();
  assert.equal(line, 'Removed from what pages said: invisible characters (4)');
});

test('a picture in an answer loads nothing, and a link says its host', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  const requests: string[] = [];
  panel.on('request', (request) => requests.push(request.url()));
  const before = whole.pages.asked.length;
  whole.gemini.say(
    `![kopi](${OTHER}/pixel?d=rahasia) ![a][b] <img src="${OTHER}/pixel"> [baca](${OTHER}/elsewhere)\n\n[b]: ${OTHER}/pixel`,
  );
  await send(panel, PROMPT);
  const text = await answer(panel);
  assert.match(text, /baca.*warta\.example/);
  assert.equal(await panel.locator('.assistant .markdown img').count(), 0);
  assert.deepEqual(whole.pages.asked.slice(before), []);
  assert.deepEqual(
    requests.filter((url) => url.includes('warta')),
    [],
  );
});

test('a card comes back after the panel was closed and opened', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  plays(clicks('Pesan sekarang'));
  await send(panel, PROMPT);
  await question(panel, ONE);
  await panel.close();
  panel = await openPanel(whole);
  await shown(await question(panel, ONE), 'button "Pesan sekarang"', 'kedai.example');
  assert.equal(await out(), '');
  await button('Allow').click();
  await until('it is done', async () => (await out()) === 'dipesan ""');
  assert.equal(await answer(panel), 'Selesai.');
});

test('the panel says that it draws by rules of its own, and is sent links as they are', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  const bodies: string[] = [];
  panel.on('request', (request) => {
    if (request.url().endsWith('/agent/run')) bodies.push(request.postData() ?? '');
  });
  whole.gemini.say(`[baca](${OTHER}/elsewhere)`);
  await send(panel, PROMPT);
  await answer(panel);
  assert.equal(JSON.parse(bodies[0] ?? '{}').rendering, 'own');
  const href = await panel.locator('.assistant .markdown a').getAttribute('href');
  assert.equal(href, `${OTHER}/elsewhere`);
});

test('where the prompt only asks to read, an act is refused without a card', async () => {
  panel = await panelBeside(whole, `${SHOP}/order`);
  const told = plays(clicks('Pesan sekarang'));
  await send(panel, 'Rangkum halaman ini.');
  assert.equal(await answer(panel), 'Selesai.');
  assert.equal(await out(), '');
  assert.equal(await panel.locator('.card').count(), 0);
  assert.match(told[0] ?? '', /only asked to read/);
});
