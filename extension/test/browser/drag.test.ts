import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appPages } from '../support/app-pages';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile(() => appPages(['sortable']));
const drag = async (name: string, goal: object) =>
  tests.does('drag', { ref: await tests.ref(name), ...goal });
const orderIn = (list: string) =>
  tests.page.$$eval(`#${list} > div`, (items) => items.map((item) => item.textContent));

test('a list sorted by the pointer', async () => {
  await tests.open('drags');
  await tests.does('drag', {
    ref: await tests.ref('One'),
    to_ref: await tests.ref('Three'),
  });
  assert.equal((await orderIn('pointer-list'))[0], 'two');
});

test('what is draggable is dragged and dropped as HTML has it, with its data', async () => {
  await tests.open('drags');
  await drag('Card', { to_ref: await tests.ref('Zone') });
  assert.equal(await tests.page.textContent('#out'), 'the card');
  const heard = await tests.global<string[]>('heard');
  assert.equal(heard[0], 'dragstart');
  assert.deepEqual(heard.slice(-2), ['drop', 'dragend']);
});

test('a place that takes nothing is told', async () => {
  await tests.open('drags');
  const told = await drag('Card', { to_ref: await tests.ref('Stone') });
  assert.match(String(told.note), /nothing there takes what was dragged/);
  assert.ok(!(await tests.global<string[]>('heard')).includes('drop'));
});

test('a slider that captures the pointer follows by the offset', async () => {
  await tests.open('drags');
  const told = await drag('Thumb', { right: 90 });
  assert.equal(told.value, '90');
});

test('a native slider goes to where the drag ends', async () => {
  await tests.open('drags');
  const told = await drag('Range', { right: 50 });
  assert.equal(told.value, '75');
});

test('goals that are none are refused', async () => {
  await tests.open('drags');
  const ref = await tests.ref('Plain');
  assert.match(await tests.fails('drag', { ref }), /either to_ref, or right and down/);
  assert.match(await tests.fails('drag', { ref, to_ref: ref, right: 1 }), /either to_ref/);
  assert.match(await tests.fails('drag', { ref, down: 90_000 }), /outside the viewport/);
});

for (const list of ['html', 'pointer']) {
  test(`a list of SortableJS is sorted, by ${list} drag`, async () => {
    await tests.open('sortable');
    await drag(`${list} one`, { to_ref: await tests.ref(`${list} three`) });
    assert.equal((await orderIn(list)).at(-1), 'one');
  });
}
