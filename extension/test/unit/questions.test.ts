import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deed } from '../../src/background/judge';
import { confirmJudge } from '../../src/background/panel/confirm-judge';
import { PanelPerson } from '../../src/background/panel/panel-person';
import { patiences } from '../../src/background/panel/patience';
import { Questions } from '../../src/background/panel/questions';
import type { ToPanel } from '../../src/shared/panel-messages';

const LONG = { most: 60_000, alone: 60_000 };
const never = new AbortController().signal;

function desk() {
  const told: ToPanel[] = [];
  const counts: number[] = [];
  const questions = new Questions(
    (message) => told.push(message),
    (waiting) => counts.push(waiting),
  );
  const id = () => {
    const last = told.at(-1);
    assert.ok(last && 'id' in last);
    return last.id;
  };
  return { questions, told, counts, id };
}

const ask = { type: 'ask', question: 'Which city?', choices: [] } as const;
const deed: Deed = { tool: 'click_element', target: 'button "Pay"', values: [] };

test('the first answer settles a question, in all panels', async () => {
  const { questions, told, counts, id } = desk();
  const reply = questions.ask(ask, LONG);
  const asked = id();
  questions.answer(asked, { kind: 'text', text: 'Bandung' });
  questions.answer(asked, { kind: 'text', text: 'Jakarta' });
  assert.deepEqual(await reply, { kind: 'text', text: 'Bandung' });
  assert.deepEqual(told.at(-1), { type: 'withdrawn', id: asked });
  assert.deepEqual(counts, [1, 0]);
});

test('a panel that opens is shown what waits, one that closes answers nothing', async () => {
  const { questions, id } = desk();
  questions.panelsAre(1);
  const reply = questions.ask(ask, LONG);
  questions.panelsAre(0);
  assert.equal(questions.waiting().length, 1);
  questions.panelsAre(1);
  questions.answer(id(), { kind: 'refused' });
  assert.deepEqual(await reply, { kind: 'refused' });
  assert.deepEqual(questions.waiting(), []);
});

test('the time without a panel counts from when the last one closed', async () => {
  const { questions, id } = desk();
  questions.panelsAre(1);
  const reply = questions.ask(ask, { most: 60_000, alone: 5 });
  const kept = id();
  questions.panelsAre(0);
  assert.deepEqual(await reply, { kind: 'nobody' });
  questions.answer(kept, { kind: 'text', text: 'late' });
});

test('a question is late when its time is over, and withdrawn by its signal', async () => {
  const { questions } = desk();
  questions.panelsAre(1);
  assert.deepEqual(await questions.ask(ask, { most: 5, alone: 5 }), { kind: 'late' });
  const withdrawal = new AbortController();
  const reply = questions.ask(ask, LONG, withdrawal.signal);
  withdrawal.abort();
  assert.deepEqual(await reply, { kind: 'withdrawn' });
  assert.deepEqual(await questions.ask(ask, LONG, withdrawal.signal), { kind: 'withdrawn' });
});

test('only a yes to the very deed lets it be done', async () => {
  const cases = [
    [{ kind: 'decision', allow: true }, null],
    [{ kind: 'decision', allow: false }, /did not allow/],
    [{ kind: 'refused' }, /did not allow/],
    [{ kind: 'text', text: 'yes' }, /did not allow/],
  ] as const;
  for (const [answer, expected] of cases) {
    const { questions, told, id } = desk();
    const verdict = confirmJudge(questions, LONG)(async () => deed, never);
    while (told.length === 0) await Promise.resolve();
    questions.answer(id(), answer);
    if (expected === null) assert.equal(await verdict, null);
    else assert.match((await verdict) ?? '', expected);
  }
});

test('a deed that has become another is refused after a yes', async () => {
  const { questions, told, id } = desk();
  const deeds = [deed, { ...deed, url: 'http://evil.example/' }];
  const verdict = confirmJudge(questions, LONG)(async () => deeds.shift() ?? deed, never);
  while (told.length === 0) await Promise.resolve();
  questions.answer(id(), { kind: 'decision', allow: true });
  assert.match((await verdict) ?? '', /changed/);
});

test('a person who answers nothing is told of as such', async () => {
  const { questions } = desk();
  const patience = { ...patiences(), ask: { most: 60_000, alone: 5 } };
  const person = new PanelPerson(questions, patience);
  const field = { target: 'file "Photo"', multiple: false };
  assert.deepEqual(await person.ask({ question: 'x', choices: [] }, never), { kind: 'no panel' });
  assert.deepEqual(await person.pickFiles(field, never), { kind: 'no panel' });
});

test('picking no file at all is a refusal', async () => {
  const { questions, id } = desk();
  const person = new PanelPerson(questions, patiences());
  const picked = person.pickFiles({ target: 'file "Photo"', multiple: false }, never);
  questions.answer(id(), { kind: 'files', files: [] });
  assert.deepEqual(await picked, { kind: 'refused' });
});
