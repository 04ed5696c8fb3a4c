import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();
const type = async (name: string, text: string, more: object = {}) =>
  tests.does('type_text', { ref: await tests.ref(name), text, ...more });
const refuses = async (name: string, text: string) =>
  tests.fails('type_text', { ref: await tests.ref(name), text });
const value = (id: string) => tests.page.inputValue(`#${id}`);
const out = () => tests.page.textContent('#out');

test('a text takes the place of the old one, key by key', async () => {
  await tests.open('hands');
  await type('Name', 'Aü');
  const heard = (await tests.global<string[]>('events')).join(' ');
  assert.equal(
    heard,
    'keydownA keypressA beforeinputA inputA keyupA keydownü keypressü beforeinputü inputü keyupü change',
  );
  assert.equal(await value('name'), 'Aü');
});

test('typing tells the value, and completes the edit', async () => {
  await tests.open('fields');
  const told = await type('Text', 'Budi');
  assert.equal(told.value, 'Budi');
  assert.equal(told.note, undefined);
  assert.deepEqual(await tests.global('heard'), ['change']);
});

test('clear false writes after what is there', async () => {
  await tests.open('fields');
  assert.equal((await type('Text', ' and new', { clear: false })).value, 'old and new');
});

test('an empty text empties the field', async () => {
  await tests.open('fields');
  assert.equal((await type('Text', '')).value, '');
});

test('submit sends the form as Enter does', async () => {
  await tests.open('fields');
  await type('Text', 'Budi', { submit: true });
  assert.match(String(await out()), /^sent text=Budi/);
});

test('a form that leads on is told as a navigation', async () => {
  await tests.open('hands');
  const told = await type('Query', 'x', { submit: true });
  assert.equal(told.navigated_to, tests.urlOf('hands-other?q=x'));
});

test('numbers and addresses, which show scripts no caret, are typed too', async () => {
  await tests.open('fields');
  assert.equal((await type('Amount', '-7.5')).value, '-7.5');
  assert.equal((await type('Amount', '12')).value, '12');
  assert.equal((await type('Mail', 'a@b.id')).value, 'a@b.id');
});

test('a secret is typed and never told', async () => {
  await tests.open('fields');
  const told = await type('Secret', 'tiger');
  assert.equal(await value('secret'), 'tiger');
  assert.ok(!JSON.stringify(told).includes('tiger'), JSON.stringify(told));
});

test('a long text goes in as a whole, lines included', async () => {
  await tests.open('fields');
  const long = 'satu dua tiga\n'.repeat(400);
  await type('Notes', long);
  assert.equal(await value('notes'), long);
});

test('what the page changes or refuses is told, not claimed', async () => {
  await tests.open('fields');
  const upper = await type('Upper', 'budi');
  assert.equal(upper.value, 'BUDI');
  assert.match(String(upper.note), /changed what was typed/);
  assert.match(String((await type('Digits', 'a1b2')).note), /changed what was typed/);
  assert.equal(await value('digits'), '12');
  assert.match(String((await type('Stubborn', 'x')).note), /changed what was typed/);
  assert.equal((await type('Five', '1234567')).value, '12345');
});

test('fields that take no text refuse it with the reason', async () => {
  await tests.open('fields');
  assert.match(await refuses('Locked', 'x'), /read-only/);
  assert.match(await refuses('Off', 'x'), /disabled/);
  assert.match(await refuses('Agree', 'x'), /checkbox: click it/);
  assert.match(await refuses('Send', 'x'), /no field/);
});

test('dates, times and colours are picked, and badly written ones refused', async () => {
  await tests.open('fields');
  assert.equal((await type('Day', '2026-12-31')).value, '2026-12-31');
  assert.equal((await type('Moment', '2026-12-31T23:59')).value, '2026-12-31T23:59');
  assert.equal((await type('Month', '2026-12')).value, '2026-12');
  assert.equal((await type('Week', '2026-W52')).value, '2026-W52');
  assert.equal((await type('Time', '23:59')).value, '23:59');
  assert.equal((await type('Colour', '#FF8800')).value, '#ff8800');
  assert.match(await refuses('Day', '31/12/2026'), /a date such as 2026-12-31/);
  assert.match(await refuses('Colour', 'red'), /a colour such as/);
});

test('a slider takes a number, and the nearest is told', async () => {
  await tests.open('fields');
  assert.equal((await type('Volume', '7')).value, '7');
  assert.deepEqual(await tests.global('heard'), ['volume']);
  const far = await type('Volume', '99');
  assert.equal(far.value, '10');
  assert.match(String(far.note), /nearest value/);
});

test('options are chosen by label, value or the only beginning', async () => {
  await tests.open('fields');
  const choose = async (option: string) =>
    tests.does('select_option', { ref: await tests.ref('City'), options: [option] });
  assert.equal((await choose('Bandung')).value, 'Bandung');
  assert.equal((await choose('jkt')).value, 'Jakarta');
  assert.equal((await choose('band')).value, 'Bandung');
});

test('an option that is not there or disabled changes nothing', async () => {
  await tests.open('fields');
  const ref = await tests.ref('City');
  const fails = (option: string) => tests.fails('select_option', { ref, options: [option] });
  assert.match(await fails('Medan'), /no single option is "Medan"; there are .*"Jakarta"/);
  assert.match(await fails('Surabaya'), /disabled/);
  assert.match(await tests.fails('select_option', { ref, options: ['Jakarta', 'Bandung'] }), /one/);
  assert.equal(await value('city'), '');
});

test('several options of a list that takes several', async () => {
  await tests.open('fields');
  const ref = await tests.ref('Tags');
  await tests.does('select_option', { ref, options: ['red', 'blue'] });
  const told = await tests.does('select_option', { ref, options: ['green', 'blue'] });
  assert.equal(told.value, 'green, blue');
});

test('a combobox drawn by the page is opened and chosen from', async () => {
  await tests.open('fields');
  const ref = await tests.ref('Country');
  const told = await tests.does('select_option', { ref, options: ['Malaysia'] });
  assert.equal(told.note, undefined);
  assert.equal(await tests.page.textContent('#combo'), 'Malaysia');
  assert.match(await tests.fails('select_option', { ref, options: ['Atlantis'] }), /disabled/);
});

test('an autocomplete is typed into, waited for and chosen from', async () => {
  await tests.open('fields');
  const ref = await tests.ref('Airport');
  await tests.does('select_option', { ref, options: ['Denpasar'] });
  assert.equal(await value('airport'), 'Denpasar DPS');
  assert.match(await tests.fails('select_option', { ref, options: ['Mars'] }), /no single option/);
});

test('a list of several choices drawn by the page', async () => {
  await tests.open('fields');
  await tests.does('select_option', { ref: await tests.ref('Seats'), options: ['1A', '1B'] });
  assert.equal(await tests.page.locator('#seats [aria-selected=true]').count(), 2);
});

test('a form is filled at once, and each field that fails is told with its reason', async () => {
  await tests.open('fields');
  const field = async (name: string, text: string) => ({ ref: await tests.ref(name), value: text });
  const fields = [
    await field('Text', 'Budi'),
    await field('Day', '2026-01-02'),
    await field('City', 'Jakarta'),
    await field('Agree', 'true'),
    await field('Large', 'true'),
    await field('Dark', 'true'),
    await field('Country', 'Indonesia'),
    await field('Fruit', 'Mango'),
    await field('Locked', 'x'),
  ];
  const told = await tests.does('fill_form', { fields });
  assert.equal(told.did, 'filled 8 of 9 fields');
  assert.match(String(told.note), /#\d+: the field is read-only/);
  const state = await tests.page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('#text,#day,#city,#fruit')];
    const checked = [...document.querySelectorAll<HTMLInputElement>('#agree,input[value=l]')];
    const drawn = [...document.querySelectorAll('[role=switch],#combo')];
    return {
      values: fields.map((field) => field.value),
      checked: checked.map((field) => field.checked),
      drawn: drawn.map((each) => each.getAttribute('aria-checked') ?? each.textContent),
    };
  });
  assert.deepEqual(state, {
    values: ['Budi', '2026-01-02', 'jkt', 'Mango'],
    checked: [true, true],
    drawn: ['true', 'Indonesia'],
  });
});

test('a checkbox that holds already what it should is left alone', async () => {
  await tests.open('fields');
  const fields = [{ ref: await tests.ref('Agree'), value: 'false' }];
  await tests.does('fill_form', { fields });
  assert.equal(await tests.page.isChecked('#agree'), false);
});
