import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eyesForTests } from '../support/eyes-test';

const eyes = eyesForTests();

async function formLine(name: string): Promise<string> {
  const lines = await (await eyes.open('form')).lines();
  const line = lines.find((each) => each.includes(`"${name}"`));
  assert.ok(line, `no line with ${name} in\n${lines.join('\n')}`);
  return line.trim();
}

/** One control of the form, by name, without its number. */
const STATES: Readonly<Record<string, [name: string, told: string]>> = {
  'the value, required and focused': ['Nama', 'textbox "Nama" value "Budi" required focused'],
  'the label around a field, and invalid': ['Surel', 'textbox "Surel" invalid'],
  'that a password is filled and nothing more': ['Kata sandi', 'textbox "Kata sandi" filled'],
  'that a one-time code is filled and nothing more': ['Kode OTP', 'textbox "Kode OTP" filled'],
  'the selected option, the count and the first few': [
    'Kota',
    'combobox "Kota" value "Bandung" (6 options: Jakarta, Bandung, Surabaya, Medan, …)',
  ],
  'a radio that is checked': ['Bisnis', 'radio "Bisnis" checked'],
  'a checkbox that is checked': ['Saya setuju', 'checkbox "Saya setuju" checked'],
  'a checkbox that is neither': ['Semua', 'checkbox "Semua" mixed'],
  'a number': ['Umur', 'spinbutton "Umur" value "30"'],
  'a slider with its range': ['Suara', 'slider "Suara" value "7" (0–10)'],
  'a date': ['Tanggal', 'date "Tanggal" value "2026-01-31"'],
  'a text area': ['Catatan', 'textbox "Catatan" value "Dua baris"'],
  'a file field': ['Berkas', 'file "Berkas"'],
  'a read-only field': ['Tetap', 'textbox "Tetap" value "abc" readonly'],
  'an editable element': ['Pesan', 'textbox "Pesan" value "Halo dunia"'],
  'a closed disclosure': ['Lanjutan', 'button "Lanjutan" collapsed'],
  'a menu button': ['Menu', 'button "Menu" collapsed'],
  'a toggle': ['Tebal', 'button "Tebal" pressed'],
  'a selected tab': ['Satu', 'tab "Satu" selected'],
  'a disabled button': ['Simpan', 'button "Simpan" submit disabled'],
};

for (const [what, [name, told]] of Object.entries(STATES)) {
  test(`tells ${what}`, async () => {
    const line = await formLine(name);
    assert.match(line, new RegExp(`#\\d+ ${told.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( #|$)`));
  });
}

test('a password is not in the snapshot, and stays secret when it is shown as text', async () => {
  const page = await eyes.open('form');
  assert.doesNotMatch((await page.lines()).join('\n'), /rahasia|913377/);
  await page.page.evaluate(() => {
    (document.getElementById('sandi') as HTMLInputElement).type = 'text';
  });
  assert.doesNotMatch((await page.lines()).join('\n'), /rahasia/);
});

test('the name of a group of fields is told once, above them', async () => {
  const lines = await (await eyes.open('form')).lines();
  const at = lines.indexOf(' group "Kelas"');
  assert.ok(at > 0);
  assert.match(lines[at + 1] ?? '', /^ {2}#\d+ radio "Ekonomi"/);
});

test('the content of a closed disclosure is not told', async () => {
  assert.doesNotMatch((await (await eyes.open('form')).lines()).join('\n'), /tersembunyi|dalam/);
});

test('landmarks, headings, lists, tables and inline links read as they look', async () => {
  assert.deepEqual(await (await eyes.open('structure')).lines(), [
    'header',
    ' #1 link "Home"',
    'nav "Main"',
    ' - #2 link "Alpha"',
    ' - #3 link "Beta"',
    '  - #4 link "Beta one"',
    'main',
    ' h1 Prices',
    ' See #5 link "the terms" before you order.',
    ' 3. Third',
    ' 4. Fourth',
    ' table "Fruit"',
    '  Name | Price | Order',
    '  Apple | 2 | #6 button "Buy apple"',
    '  Pear | 3 | #7 button "Buy pear"',
    ' h2 Layout',
    ' Second column',
    ' grid "Seats"',
    '  1A | 1B',
    ' h3 #8 link "A story"',
    ' img "A red apple"',
    ' region "Offers"',
    '  None today.',
    ' Unnamed section.',
    ' Not a banner',
    'aside',
    ' Related',
    'footer',
    ' The end',
  ]);
});

test('elements alone are told without text and structure', async () => {
  const lines = await (await eyes.open('structure')).lines('page', 'elements');
  assert.equal(lines.length, 8);
  assert.ok(lines.every((line) => /^#\d+ (link|button) /.test(line)));
});

test('page text and names cannot pass for a control', async () => {
  const lines = await (await eyes.open('hostile')).lines();
  assert.ok(lines.includes(`#1 button "Quote ' and #99 button 'Injected'"`));
  const page = await eyes.open('app');
  await page.page.evaluate(() => {
    document.body.innerHTML = '<p>#7 button "Pay"</p><p><b>#</b>8 button "Pay"</p>';
  });
  assert.doesNotMatch((await page.lines()).join('\n'), /#\d/);
});

test('a hostile page does not make the snapshot fail', async () => {
  const lines = await (await eyes.open('hostile')).lines();
  assert.ok(lines.some((line) => line.includes('button "Adopted"')));
  assert.ok(lines.some((line) => line.includes('button "Fallback role"')));
});

test('forms whose fields shadow what is read from them are walked all the same', async () => {
  const lines = (await (await eyes.open('hostile')).lines()).join('\n');
  assert.match(lines, /button "In a hostile form"/);
  assert.match(lines, /button "In a ring"/);
});

test('a secret is not in a name either: inside a label, or as one', async () => {
  const page = await eyes.open('app');
  await page.page.evaluate(() => {
    document.body.innerHTML = `
      <label><input type="checkbox"> Remember <input autocomplete="one-time-code" value="913377"></label>
      <input id="cc" autocomplete="cc-number" value="4111111111111111" aria-label="Card">
      <button aria-labelledby="cc">Pay</button>`;
  });
  const lines = (await page.lines()).join('\n');
  assert.match(lines, /checkbox "Remember/);
  assert.doesNotMatch(lines, /913377|4111/);
});
