import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appPages } from '../support/app-pages';
import { HandsTests } from '../support/hands-test';

const FRAMEWORKS = ['react', 'vue', 'svelte'];

const tests = HandsTests.forFile(() => appPages(FRAMEWORKS));

for (const framework of FRAMEWORKS) {
  test(`a form of ${framework} hears what is typed, chosen and checked`, async () => {
    await tests.open(framework);
    await tests.does('type_text', { ref: await tests.ref('Name'), text: 'Budi', clear: true });
    await tests.does('select_option', { ref: await tests.ref('City'), options: ['Bandung'] });
    await tests.does('click_element', { ref: await tests.ref('Agree') });
    await tests.does('type_text', { ref: await tests.ref('Notes'), text: 'satu\ndua' });
    await tests.does('click_element', { ref: await tests.ref('Send') });
    const sent = JSON.parse((await tests.page.textContent('#sent')) ?? '');
    assert.deepEqual(sent, { name: 'Budi', city: 'Bandung', agree: true, notes: 'satu\ndua' });
  });

  test(`fill_form fills a form of ${framework}, and Enter sends it`, async () => {
    await tests.open(framework);
    const fields = [
      { ref: await tests.ref('Agree'), value: 'true' },
      { ref: await tests.ref('City'), value: 'Jakarta' },
      { ref: await tests.ref('Notes'), value: 'x'.repeat(500) },
    ];
    await tests.does('fill_form', { fields });
    const name = { ref: await tests.ref('Name'), text: ' and new', clear: false, submit: true };
    assert.equal((await tests.does('type_text', name)).value, 'old and new');
    const sent = JSON.parse((await tests.page.textContent('#sent')) ?? '');
    const notes = 'x'.repeat(500);
    assert.deepEqual(sent, { name: 'old and new', city: 'Jakarta', agree: true, notes });
  });
}
