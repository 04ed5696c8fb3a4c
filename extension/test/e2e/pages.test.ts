import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appPages } from '../support/app-pages';
import { call } from '../support/fake-gemini';
import { filled, named, textOf, Whole } from '../support/whole';

const FRAMEWORKS = ['react', 'vue', 'svelte'];
const EDITORS = ['prosemirror', 'lexical', 'quill', 'codemirror'];

const whole = Whole.forFile(() => appPages([...FRAMEWORKS, ...EDITORS]));
const out = () => whole.page.textContent('#out');

for (const framework of FRAMEWORKS) {
  test(`a form of ${framework} is filled and sent in one run`, async () => {
    await whole.show(framework);
    const run = await whole.run(
      function* () {
        const fields = [
          { ref: named('Name'), value: 'Budi' },
          { ref: named('City'), value: 'Bandung' },
          { ref: named('Agree'), value: 'true' },
          { ref: named('Notes'), value: 'satu' },
        ];
        yield call('fill_form', yield* filled({ fields }));
        yield call('click_element', yield* filled({ ref: named('Send') }));
        return 'Sent.';
      },
      { message: 'Fill in the form, then click Send.' },
    );
    assert.equal(run.text, 'Sent.');
    const sent = JSON.parse((await whole.page.textContent('#sent')) ?? '');
    assert.deepEqual(sent, { name: 'Budi', city: 'Bandung', agree: true, notes: 'satu' });
  });
}

for (const editor of EDITORS) {
  test(`${editor} takes what is typed`, async () => {
    await whole.show(editor);
    const snapshot = textOf(await whole.here('get_interactive_elements'));
    const ref = Number(/#(\d+) textbox/.exec(snapshot)?.[1]);
    await whole.here('type_text', { ref, text: 'Halo dunia', clear: true });
    assert.match((await whole.page.textContent('body')) ?? '', /Halo dunia/);
  });
}

test('a control in a frame of another origin is clicked', async () => {
  await whole.show('frames');
  const told = await whole.here('click_element', { ref: named('Inner button') });
  assert.match(textOf(told), /clicked button "Inner button"/);
});

test('a control in a closed shadow root is clicked', async () => {
  const told = await whole.does('shadow', 'click_element', { ref: named('In the closed') });
  assert.match(textOf(told), /clicked button "In the closed"/);
});

test('a part of a picture in SVG is clicked', async () => {
  await whole.does('hands', 'click_element', { ref: named('Dot') });
  assert.equal(await out(), 'dot');
});

test('a dialog during an action is told and holds nobody up', async () => {
  const told = await whole.does('hands', 'click_element', { ref: named('Alerts') });
  assert.match(textOf(told), /Saved/);
  assert.equal(await out(), 'alerted');
});

test('a confirm is settled beforehand, in one run', async () => {
  await whole.show('hands');
  await whole.run(
    function* () {
      yield call('handle_dialog', { accept: true });
      yield call('click_element', yield* filled({ ref: named('Asks') }));
      return 'Done.';
    },
    { message: 'Accept the dialog.' },
  );
  assert.equal(await out(), 'deleted');
});

test('a link that saves a file does not lead away', async () => {
  await whole.show('hands');
  const saved = whole.page.waitForEvent('download', { timeout: 10_000 });
  await whole.here('click_element', { ref: named('Save it') }, 'Click Save it.');
  assert.equal((await saved).suggestedFilename(), 'other.html');
  assert.match(whole.page.url(), /hands$/);
});

test('a list without end is scrolled on, and its new entries are told', async () => {
  await whole.show('endless');
  let seen = '';
  const run = await whole.run(function* () {
    yield call('get_interactive_elements', { scope: 'page' });
    yield call('scroll_to', { x: 0, y: 100_000 });
    yield call('wait_for', { text: 'Entry 25', seconds: 5 });
    const [page] = yield call('get_interactive_elements', { scope: 'page' });
    seen = textOf(page);
    return 'Done.';
  });
  assert.equal(run.outcome, 'answered');
  assert.match(seen, /button "Entry 39"/);
});

test('a page that is made anew on every key is typed into', async () => {
  await whole.show('rekeyed');
  const told = await whole.here('type_text', { ref: named('Search'), text: 'kopi' });
  assert.equal(await whole.page.inputValue('#search'), 'kopi');
  assert.match(textOf(told), /kopi/);
});

test('the model is told what changed, not the page again', async () => {
  await whole.show('big');
  let page = '';
  let change = '';
  await whole.run(function* () {
    const [seen] = yield call('get_interactive_elements');
    page = textOf(seen);
    const ref = Number(/#(\d+) /.exec(page)?.[1]);
    const [told] = yield call('hover_element', { ref });
    change = textOf(told);
    return 'Done.';
  });
  assert.ok(change.length < page.length / 2, `${change.length} of ${page.length}\n${change}`);
});

test('history begins with the same bytes from step to step', async () => {
  await whole.show('hands');
  const before = whole.gemini.asked.length;
  await whole.run(function* () {
    yield call('get_interactive_elements');
    yield call('click_element', yield* filled({ ref: named('Count') }));
    yield call('list_tabs');
    return 'Done.';
  });
  const bodies = whole.gemini.asked.slice(before).map(({ body }) => body);
  assert.ok(bodies.length >= 4);
  bodies.reduce((last, next) => {
    // All but what closes the lists that the next one goes on with.
    const start = last.slice(0, last.lastIndexOf('}]}]'));
    assert.ok(next.startsWith(start), 'the beginning changed');
    return next;
  });
});
