import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { SEVERAL } from '../support/approval-words';
import { axeFindsNothing } from '../support/axe';
import { ALL_HOSTILE, staysText } from '../support/hostile';
import { answered, readable, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

/** A console in which this is asked. */
async function asked(question: object, options: BrowserContextOptions = {}): Promise<Page> {
  ui.server.answersWith(async (run) => {
    run.calling('1', 'click_element', { ref: 7 });
    run.tell('approval', question);
    await run.until(() => run.decisions.length > 0);
    run.tell('approval', { approval_id: 'a1', status: 'allowed' });
    run.completed('1', 'click_element', 'clicked');
    run.end();
  });
  const page = await ui.open(options);
  await send(page, 'Hi');
  await page.locator('.card').waitFor();
  return page;
}

test('one card shows all actions with all that they are judged by', async () => {
  const page = await asked(SEVERAL);
  const card = page.getByRole('alertdialog', { name: 'May the agent do these 2 things?' });
  const [first = '', second = ''] = await card.locator('li').allInnerTexts();
  for (const shown of [
    'Click (click_element)',
    'shop.example',
    'button "Send order"',
    'to the gate',
    'A click on it orders something.',
    'You did not name it.',
  ]) {
    assert.ok(first.includes(shown), `${shown} in ${first}`);
  }
  for (const shown of ['Type (type_text)', 'textbox "Code"', '••••', 'It is a secret.']) {
    assert.ok(second.includes(shown), `${shown} in ${second}`);
  }
  assert.match(await card.innerText(), /waits until \d\d:05/);
});

/** What is pressed, and what the server hears. */
const ANSWERS: Readonly<Record<string, [button: string, decision: string, scope: string]>> = {
  once: ['Allow once', 'allow', 'once'],
  'for this site during this run': ['Allow on shop.example during this run', 'allow', 'site'],
  no: ['Refuse', 'deny', ''],
};

for (const [answer, [button, decision, scope]] of Object.entries(ANSWERS)) {
  test(`the answer to a card can be ${answer}`, async () => {
    const page = await asked(SEVERAL);
    await readable(page);
    await page.getByRole('button', { name: button }).click();
    await answered(page);
    assert.deepEqual(ui.server.lastRun.decisions, [decision]);
    assert.deepEqual(ui.server.lastRun.scopes, [scope]);
  });
}

test('only what the server lets be answered is offered', async () => {
  const page = await asked({ ...SEVERAL, choices: ['once', 'no'] });
  const buttons = page.locator('.card button');
  assert.deepEqual(await buttons.allInnerTexts(), ['Refuse', 'Allow']);
});

test('actions on several sites are allowed for these sites', async () => {
  const [first, second] = SEVERAL.actions;
  const page = await asked({ ...SEVERAL, actions: [first, { ...second, site: 'other.example' }] });
  const site = page.getByRole('button', { name: 'Allow on these sites during this run' });
  await site.waitFor();
});

test('a single action is asked about as such', async () => {
  const page = await asked({ ...SEVERAL, actions: SEVERAL.actions.slice(0, 1) });
  const card = page.getByRole('alertdialog', { name: 'May the agent do this?' });
  assert.equal(await card.locator('li').count(), 0);
  assert.match(await card.innerText(), /button "Send order"/);
});

test('a card of which a part is wrong is not shown, so nobody says yes to half of it', async () => {
  ui.server.answersWith((run) => {
    run.calling('1', 'click_element', { ref: 7 });
    run.tell('approval', { ...SEVERAL, actions: [SEVERAL.actions[0], { tool: 'drag' }] });
    run.text('Afterwards.');
    run.end();
  });
  const page = await ui.open();
  await send(page, 'Hi');
  await answered(page);
  assert.equal(await page.locator('.card').count(), 0);
});

test('the card is in Indonesian too', async () => {
  const page = await asked(SEVERAL, { locale: 'id-ID' });
  const card = page.getByRole('alertdialog', { name: 'Bolehkah agen melakukan 2 hal ini?' });
  assert.deepEqual(await card.locator('button').allInnerTexts(), [
    'Tolak',
    'Izinkan di shop.example selama proses ini',
    'Izinkan sekali',
  ]);
  assert.match(await card.innerText(), /Situs.*Alasan.*menunggu sampai/s);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a card of several actions, ${colorScheme}`, async () => {
    const page = await asked(SEVERAL, { colorScheme, reducedMotion: 'reduce' });
    await axeFindsNothing(page, 'several actions');
  });
}

test('a long card scrolls, and the answers stay within reach', async () => {
  const actions = Array.from({ length: 30 }, () => SEVERAL.actions[0]);
  const page = await asked({ ...SEVERAL, actions }, { viewport: { width: 320, height: 500 } });
  await page.getByRole('button', { name: 'Refuse' }).scrollIntoViewIfNeeded();
  const box = await page.getByRole('button', { name: 'Refuse' }).boundingBox();
  assert.ok(box && box.y >= 0 && box.y + box.height <= 500);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await axeFindsNothing(page, 'long card');
});

test('a card is read from its top, with the answers in sight, in a narrow panel too', async () => {
  const viewport = { width: 320, height: 500 };
  const page = await asked(
    { ...SEVERAL, actions: Array(4).fill(SEVERAL.actions[0]) },
    { viewport },
  );
  for (const part of [page.locator('.card h2'), page.getByRole('button', { name: 'Refuse' })]) {
    const box = await part.boundingBox();
    const at = box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    assert.ok(at && at.y > 0 && at.y < viewport.height, await part.innerText());
    const isOnTop = await part.evaluate(
      (element, { x, y }) => element.contains(document.elementFromPoint(x, y)),
      at,
    );
    assert.ok(isOnTop, await part.innerText());
  }
});

test('what a card tells already it does not tell twice', async () => {
  const url = 'https://shop.example/cart';
  const values = [
    { name: 'ref', value: '7' },
    { name: 'note', value: 'to the gate' },
  ];
  const page = await asked({ ...SEVERAL, actions: [{ ...SEVERAL.actions[0], values }] });
  const names = await page.locator('.card dt').allInnerTexts();
  assert.deepEqual(names, ['Action', 'Target', 'note', 'Site', 'Reason']);
  const other = { tool: 'refund', site: 'shop.example', target: 'order 7', reasons: ['It pays.'] };
  const told = [...values, { name: 'url', value: url }];
  const second = await asked({ ...SEVERAL, actions: [{ ...other, values: told }] });
  const all = await second.locator('.card dt').allInnerTexts();
  assert.deepEqual(all, ['Action', 'Target', 'ref', 'note', 'url', 'Site', 'Reason']);
});

test('what is hostile in a card stays text', async () => {
  const action = {
    tool: 'click_element',
    site: ALL_HOSTILE,
    target: ALL_HOSTILE,
    values: [{ name: ALL_HOSTILE, value: ALL_HOSTILE }],
    reasons: [ALL_HOSTILE],
  };
  const page = await asked({ ...SEVERAL, actions: [action, action] });
  await staysText(page);
});

/** An answer with what was told on its way. */
async function toldOf(
  events: readonly (readonly [name: string, data: object])[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  ui.server.answersWith((run) => {
    for (const [name, data] of events) run.tell(name, data);
    run.text('Done.');
    run.end();
  });
  const page = await ui.open(options);
  await send(page, 'Hi');
  await answered(page);
  return page;
}

const HIDDEN = [
  ['privacy', { kinds: { email: 1 } }],
  ['privacy', { kinds: { email: 2, card: 1, stardate: 4 } }],
  ['cleaned', { kinds: { zero_width: 3 } }],
] as const;

test('what was hidden and removed is one quiet line each, and by kind on demand', async () => {
  const page = await toldOf(HIDDEN);
  const [hidden, cleaned] = [page.locator('.withheld').nth(0), page.locator('.withheld').nth(1)];
  assert.equal(await hidden.innerText(), 'Hidden from the model: private values (7)');
  assert.equal(await cleaned.innerText(), 'Removed from what pages said: invisible characters (3)');
  await hidden.locator('summary').click();
  assert.deepEqual(await hidden.locator('li').allInnerTexts(), [
    'e-mail addresses: 2',
    'payment cards: 1',
    'stardate: 4',
  ]);
  await cleaned.locator('summary').click();
  assert.deepEqual(await cleaned.locator('li').allInnerTexts(), ['zero width: 3']);
  await axeFindsNothing(page, 'what was hidden');
});

test('one kind is named in the line itself, in Indonesian too', async () => {
  const page = await toldOf([['privacy', { kinds: { email: 2 } }]], { locale: 'id-ID' });
  assert.equal(
    await page.locator('.withheld').innerText(),
    'Disembunyikan dari model: alamat surel (2)',
  );
});

test('nothing is said where nothing was hidden', async () => {
  const page = await toldOf([['privacy', { kinds: {} }]]);
  assert.equal(await page.locator('.withheld').count(), 0);
});

test('what is hostile in a kind stays text', async () => {
  const page = await toldOf([['privacy', { kinds: { [ALL_HOSTILE]: 1, constructor: 2 } }]]);
  await page.locator('.withheld summary').click();
  await staysText(page);
});

test('that a picture cannot be masked is said where one was taken', async () => {
  const call = { id: '1', name: 'screenshot' };
  const page = await toldOf([
    ['tool', { ...call, arguments: {}, status: 'calling' }],
    ['tool', { ...call, status: 'completed', ok: true, ms: 9 }],
  ]);
  await page.getByText('The model saw a picture of the page: nothing in it').waitFor();
});

test('that a picture cannot be masked is said where one is attached', async () => {
  const page = await ui.open();
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const file = { name: 'a.png', mimeType: 'image/png', buffer: picture };
  await page.locator('.composer input[type=file]').setInputFiles(file);
  await page.getByText('A picture goes to the model as it is').waitFor();
  await axeFindsNothing(page, 'an attached picture');
});

test('the server is told that links and pictures are drawn by rules of our own', async () => {
  await toldOf([]);
  assert.equal(ui.server.lastRun.body.rendering, 'own');
});
