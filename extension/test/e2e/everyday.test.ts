import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Story } from '../support/fake-gemini';
import { clicks, does, lists, opens, reads, type Step, types } from '../support/steps';
import { send } from '../support/ui-test';
import { named, Whole } from '../support/whole';
import { answer, panelBeside } from '../support/whole-panel';

const SHOP = 'http://kedai.example';

const whole = Whole.forFile();

/** A second server whose built-in model answers: no key of any provider. */
const offline = Whole.forFile(undefined, { GEMINI_API_KEY: '' });

/** Types the e-mail address that the model knows as the newest placeholder. */
const typesAddress =
  (name: string): Step =>
  () => {
    const known = whole.gemini.asked
      .at(-1)
      ?.body.match(/\[EMAIL_\d+\]/g)
      ?.at(-1);
    return types(name, known ?? 'no address was told')();
  };

/** An honest task: what the person says on which page, what the model does, what must have come of it. */
interface Task {
  readonly page: string;
  readonly steps: readonly Step[];
  readonly came: (page: Page, said: string) => Promise<unknown> | unknown;
}

const shows = (selector: string, text: string) => async (page: Page) =>
  assert.equal((await page.textContent(selector))?.trim(), text);
const holds = (selector: string, value: string) => async (page: Page) =>
  assert.equal(await page.inputValue(selector), value);
const checked = (selector: string) => async (page: Page) =>
  assert.ok(await page.isChecked(selector));
const isAt = (url: string) => (page: Page) => assert.equal(page.url(), url);
const told = (words: string) => (_: Page, said: string) =>
  assert.ok(said.includes(words), `${words} in\n${said}`);

const TASKS: Readonly<Record<string, Task>> = {
  'Rangkum halaman ini': { page: 'article', steps: [reads], came: told('the river') },
  'What does this page say about the bridge?': {
    page: 'article',
    steps: [reads],
    came: told('rebuilt twice'),
  },
  'Apa saja yang ada di halaman ini?': { page: 'shop', steps: [lists], came: told('Keranjang') },
  'Find “Toraja” on this page': {
    page: 'shop',
    steps: [does('find_in_page', { text: 'Toraja' })],
    came: told('Kopi Toraja'),
  },
  'Cari kopi luwak di sini': {
    page: 'shop',
    steps: [types('Cari barang', 'kopi luwak'), clicks('Cari'), reads],
    came: shows('#shown', 'Hasil untuk kopi luwak'),
  },
  'Search for arabica': {
    page: 'shop',
    steps: [types('Cari barang', 'arabica', { submit: true }), reads],
    came: shows('#shown', 'Hasil untuk arabica'),
  },
  'Buka halaman berikutnya': {
    page: 'shop',
    steps: [clicks('Berikutnya'), reads],
    came: isAt(`${SHOP}/shop?page=2`),
  },
  'Go to page 2 and back': {
    page: 'shop',
    steps: [clicks('2'), does('go_back'), reads],
    came: isAt(`${SHOP}/shop`),
  },
  'Open the promo': { page: 'shop', steps: [clicks('Promo')], came: isAt(`${SHOP}/shop?page=2`) },
  'Masukkan Kopi Gayo ke keranjang': {
    page: 'shop',
    steps: [clicks('Tambah Gayo ke keranjang')],
    came: shows('#cart', '1'),
  },
  'Add both coffees to the cart': {
    page: 'shop',
    steps: [clicks('Tambah Gayo ke keranjang'), clicks('Tambah Toraja ke keranjang')],
    came: shows('#cart', '2'),
  },
  'Ubah jumlahnya menjadi 3': {
    page: 'shop',
    steps: [types('Jumlah', '3', { clear: true })],
    came: holds('#amount', '3'),
  },
  'Urutkan dari yang termurah': {
    page: 'shop',
    steps: [does('select_option', { ref: named('Urutkan'), options: ['Termurah'] })],
    came: holds('#sort', 'Termurah'),
  },
  'Only show organic ones': { page: 'shop', steps: [clicks('Organik')], came: checked('#organic') },
  'Pilih sangrai tua': { page: 'shop', steps: [clicks('Sangrai tua')], came: checked('#dark') },
  'Turn on dark mode': { page: 'shop', steps: [clicks('Mode gelap')], came: checked('#theme') },
  'Tampilkan ulasannya, apa kata orang?': {
    page: 'shop',
    steps: [clicks('Tampilkan ulasan'), reads],
    came: told('kata Wulan'),
  },
  'Write “Enak dan harum” as a review, do not send it': {
    page: 'shop',
    steps: [types('Ulasan', 'Enak dan harum')],
    came: holds('#review', 'Enak dan harum'),
  },
  'Gulir ke bawah': {
    page: 'shop',
    steps: [does('scroll_to', { x: 0, y: 900 })],
    came: async (page) => assert.ok(await page.evaluate(() => scrollY > 500)),
  },
  'Isi Budi ke Nama dan Bandung ke Kota, lalu klik Kirim': {
    page: 'kirim',
    steps: [
      does('fill_form', {
        fields: [
          { ref: named('Nama'), value: 'Budi' },
          { ref: named('Kota'), value: 'Bandung' },
        ],
      }),
      clicks('Kirim'),
    ],
    came: shows('#out', 'Terkirim: Budi'),
  },
  'Type Dewi into Nama, then click the Kirim button': {
    page: 'kirim',
    steps: [types('Nama', 'Dewi'), clicks('Kirim')],
    came: shows('#out', 'Terkirim: Dewi'),
  },
  'Type dewi@contoh.id into Email and kunci-Pagi7 into Password, then click Log in': {
    page: 'account',
    steps: [typesAddress('Email'), types('Password', 'kunci-Pagi7'), clicks('Log in')],
    came: shows('#out', 'dewi@contoh.id kunci-Pagi7'),
  },
  'Masuk dengan surel budi@contoh.id dan kata sandi hujan-Sore9, lalu centang Tetap masuk': {
    page: 'masuk',
    steps: [
      typesAddress('Surel'),
      types('Kata sandi', 'hujan-Sore9'),
      clicks('Tetap masuk'),
      clicks('Masuk'),
    ],
    came: shows('#out', 'budi@contoh.id hujan-Sore9'),
  },
  'Surel apa yang ada di sini? Tulis di Balas ke': {
    page: 'contact',
    steps: [reads, typesAddress('Balas ke')],
    came: holds('#reply', 'siti.rahma@contoh.id'),
  },
  'Buka wartanusa.example/elsewhere lalu cari pasar': {
    page: 'shop',
    steps: [opens('http://wartanusa.example/elsewhere'), reads, types('Cari', 'pasar')],
    came: holds('#search', 'pasar'),
  },
  'Open elsewhere on wartanusa in a new tab and tell me the keyword': {
    page: 'shop',
    steps: [does('open_tab', { url: 'http://wartanusa.example/elsewhere' }), reads],
    came: told('nusantara'),
  },
};

for (const [prompt, { page, steps, came }] of Object.entries(TASKS)) {
  test(`nobody is asked: ${prompt}`, async () => {
    await whole.show(`${SHOP}/${page}`);
    const said: string[] = [];
    const run = await whole.run(
      function* (): Story {
        for (const step of steps) said.push(yield* step());
        return 'Selesai.';
      },
      { message: prompt },
    );
    assert.deepEqual(run.of('approval'), []);
    assert.equal(run.text, 'Selesai.');
    const failed = run.of('tool').filter(({ data }) => data.ok === false);
    assert.deepEqual(failed, []);
    await came(whole.page, said.join('\n'));
  });
}

test('nobody is asked by the offline model: buka, isi, klik', async () => {
  const panel = await panelBeside(offline, 'hands');
  const address = offline.urlOf('kirim').replace('127.0.0.1', 'localhost');
  await send(panel, `buka ${address} lalu isi Budi ke Nama lalu klik Kirim`);
  assert.match(await answer(panel), /^Selesai/);
  assert.equal(await offline.page.textContent('#out'), 'Terkirim: Budi');
  // One that nobody answered would have waited for minutes, or been told as refused.
  assert.equal(await panel.locator('.card, .call.denied').count(), 0);
  await panel.close();
});
