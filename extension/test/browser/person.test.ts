import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();
const file = (name: string) => ({ name, type: 'text/plain', base64: btoa(`text of ${name}`) });

test('a file that the person picks is put into the field', async () => {
  await tests.open('upload');
  await tests.browser.prepare({ picked: { kind: 'picked', files: [file('a.txt')] } });
  const told = await tests.does('upload_file', { ref: await tests.ref('Photo') });
  assert.equal(told.value, 'a.txt');
  await tests.does('wait_for', { text: 'a.txt text/plain text of a.txt' });
});

test('several files only where the field takes several', async () => {
  await tests.open('upload');
  await tests.browser.prepare({
    picked: { kind: 'picked', files: [file('a.txt'), file('b.txt')] },
  });
  const photo = await tests.ref('Photo');
  assert.match(await tests.fails('upload_file', { ref: photo }), /takes one file/);
  assert.equal(
    (await tests.does('upload_file', { ref: await tests.ref('Papers') })).value,
    'a.txt, b.txt',
  );
});

test('no file without the person: refused, and no panel', async () => {
  await tests.open('upload');
  const ref = await tests.ref('Photo');
  assert.match(await tests.fails('upload_file', { ref }), /no panel is open/);
  await tests.browser.prepare({ picked: { kind: 'refused' } });
  assert.match(await tests.fails('upload_file', { ref }), /did not pick a file/);
});

test('the person is not bothered for what takes no file', async () => {
  await tests.open('upload');
  await tests.browser.prepare({ picked: { kind: 'picked', files: [file('a.txt')] } });
  assert.match(
    await tests.fails('upload_file', { ref: await tests.ref('Button') }),
    /no field for files/,
  );
  assert.match(await tests.fails('upload_file', { ref: await tests.ref('Closed') }), /disabled/);
});

test('a field for files cannot be clicked open', async () => {
  await tests.open('upload');
  assert.match(
    await tests.fails('click_element', { ref: await tests.ref('Photo') }),
    /upload_file/,
  );
});

test('ask_user gives the answer back', async () => {
  await tests.open('upload');
  await tests.browser.prepare({ answered: { kind: 'answered', text: 'Bandung' } });
  const told = await tests.does('ask_user', { question: 'Which city?', choices: ['Bandung'] });
  assert.deepEqual(told, { answer: 'Bandung' });
});

test('ask_user tells that the person refused, or that no panel is open', async () => {
  await tests.open('upload');
  assert.match(await tests.fails('ask_user', { question: 'Which city?' }), /no panel is open/);
  await tests.browser.prepare({ answered: { kind: 'refused' } });
  assert.match(
    await tests.fails('ask_user', { question: 'Which city?' }),
    /did not want to answer/,
  );
});
