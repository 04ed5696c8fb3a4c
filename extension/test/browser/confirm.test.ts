import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entrance } from '../../src/background/main';
import type { Result } from '../../src/shared/socket-messages';
import { AgentTests } from '../support/agent-tests';
import { PanelPage } from '../support/panel-page';
import { newId } from '../support/socket-server';

declare const rig: Entrance;

const tests = AgentTests.forFile();
const out = () => tests.page.textContent('#out');

/** Confirm mode on, and the person waited for only so long. */
async function confirmMode(most = 60_000): Promise<void> {
  await tests.browser.inWorker(async (milliseconds) => {
    rig.worker.patience.confirm = { most: milliseconds, alone: milliseconds };
    await chrome.storage.local.set({ confirmMode: true });
  }, most);
}

async function withPanel(use: (panel: PanelPage) => Promise<void>): Promise<void> {
  const panel = await PanelPage.open(tests.browser);
  try {
    await use(panel);
  } finally {
    await panel.close();
  }
}

/** Begins an action and gives back what the panel is asked. */
async function asked(panel: PanelPage, run: string, tool: string, args: object) {
  const result = tests.server.act(run, tool, args);
  result.catch(() => undefined);
  const seen = panel.told.length;
  const question = await panel.next('confirm', (each) => panel.told.indexOf(each) >= seen);
  const answer = (allow: boolean) =>
    panel.say({ type: 'answer', id: question.id, kind: 'decision', allow });
  return { question, answer, result };
}

test('a yes lets it be done, a no does not', async () => {
  await confirmMode();
  await withPanel(async (panel) => {
    const run = await tests.begin('deeds');
    const ref = await tests.ref(run, 'Count');
    const no = await asked(panel, run, 'click_element', { ref });
    await no.answer(false);
    const { success, error } = await no.result;
    assert.deepEqual([success, error], [false, 'the person did not allow it']);
    assert.equal(await out(), '0');
    const yes = await asked(panel, run, 'click_element', { ref });
    await yes.answer(true);
    assert.ok((await yes.result).success);
    assert.equal(await out(), '1');
    tests.end(run);
  });
});

test('the question shows the real target, where it leads, and every value in full', async () => {
  await confirmMode();
  await withPanel(async (panel) => {
    const run = await tests.begin('deeds');
    const ref = (name: string) => tests.ref(run, name);
    const origin = new URL(tests.urlOf('x')).origin;
    const [nama, city] = [await ref('Nama'), await ref('City')];
    const long = 'a long text '.repeat(100);
    const cases: [string, object, object][] = [
      [
        'click_element',
        { ref: await ref('Read more') },
        { target: 'link "Read more"', url: `${origin}/linked?a=1`, values: [] },
      ],
      [
        'click_element',
        { ref: await ref('Send') },
        { target: 'button "Send"', url: `${origin}/sent?to=form` },
      ],
      ['double_click', { ref: await ref('Send elsewhere') }, { url: `${origin}/sent?to=button` }],
      ['click_element', { ref: await ref('Card inside') }, { url: `${origin}/inner` }],
      [
        'type_text',
        { ref: nama, text: long, submit: true },
        {
          target: 'textbox "Nama"',
          url: `${origin}/sent?to=form`,
          values: [
            { name: 'text', value: long },
            { name: 'submit', value: 'true' },
          ],
        },
      ],
      [
        'fill_form',
        {
          fields: [
            { ref: nama, value: 'Budi' },
            { ref: city, value: 'Jakarta' },
          ],
        },
        {
          target: 'textbox "Nama"',
          values: [
            { name: 'textbox "Nama"', value: 'Budi' },
            { name: 'combobox "City"', value: 'Jakarta' },
          ],
        },
      ],
      [
        'select_option',
        { ref: city, options: ['Jakarta'] },
        { target: 'combobox "City"', values: [{ name: 'options', value: 'Jakarta' }] },
      ],
      [
        'drag',
        { ref: nama, to_ref: city },
        { target: 'textbox "Nama"', values: [{ name: 'to_ref', value: 'combobox "City"' }] },
      ],
      ['select_text', { ref: nama }, { target: 'textbox "Nama"' }],
      [
        'press_key',
        { key: 'Enter', ref: nama },
        { url: `${origin}/sent?to=form`, values: [{ name: 'key', value: 'Enter' }] },
      ],
      [
        'press_key',
        { key: 'Escape' },
        { target: 'the page', values: [{ name: 'key', value: 'Escape' }] },
      ],
      ['handle_dialog', { accept: true }, { target: 'the next dialog of the page' }],
      ['close_tab', {}, { target: 'tab "Deeds"', url: tests.urlOf('deeds') }],
    ];
    for (const [tool, args, expected] of cases) {
      const { question, answer, result } = await asked(panel, run, tool, args);
      await answer(false);
      assert.equal((await result).success, false, tool);
      for (const [name, value] of Object.entries(expected)) {
        assert.deepEqual(question[name as keyof typeof question], value, `${tool}: ${name}`);
      }
      assert.equal(question.tool, tool);
      if (tool !== 'close_tab') assert.equal(question.origin, origin, tool);
    }
    tests.end(run);
  });
});

test('click_at and upload_file are asked for too, reads and navigations are not', async () => {
  await confirmMode();
  await withPanel(async (panel) => {
    const run = await tests.begin('deeds');
    const box = await tests.page.locator('#canvas').boundingBox();
    const at = { x: Math.round(box?.x ?? 0) + 30, y: Math.round(box?.y ?? 0) + 20 };
    const click = await asked(panel, run, 'click_at', at);
    assert.equal(click.question.target, 'canvas');
    await click.answer(false);
    await click.result;
    assert.equal(await tests.page.getAttribute('#canvas', 'data-hit'), null);
    await tests.does(run, 'navigate_to', { url: tests.urlOf('upload') });
    const upload = await asked(panel, run, 'upload_file', { ref: await tests.ref(run, 'Photo') });
    assert.match(upload.question.target ?? '', /"Photo"/);
    await upload.answer(false);
    await upload.result;
    assert.equal(panel.told.filter(({ type }) => type === 'confirm').length, 2);
    assert.equal(panel.told.filter(({ type }) => type === 'pick').length, 0);
    tests.end(run);
  });
});

test('what the page puts behind the target while the question is open is not done', async () => {
  await confirmMode();
  await withPanel(async (panel) => {
    const run = await tests.begin('deeds');
    const { answer, result } = await asked(panel, run, 'click_element', {
      ref: await tests.ref(run, 'Read more'),
    });
    await tests.page.evaluate(() => {
      document.querySelector('a')?.setAttribute('href', '/evil');
    });
    await answer(true);
    assert.match((await result).error ?? '', /changed while the person was asked/);
    assert.match(tests.page.url(), /deeds$/);
    tests.end(run);
  });
});

test('with no panel open the question waits, shows on the button, and is refused in the end', async () => {
  await confirmMode(1500);
  const run = await tests.begin('deeds');
  const ref = await tests.ref(run, 'Count');
  const began = Date.now();
  const result = tests.server.act(run, 'click_element', { ref });
  await badgeIs('?');
  const { success, error } = await result;
  assert.equal(success, false);
  assert.match(error ?? '', /did not answer, so it was not done/);
  assert.ok(Date.now() - began >= 1400);
  assert.equal(await out(), '0');
  await badgeIs('');
  tests.end(run);
});

test('closing the panel lets nothing through, and the one opened next is asked again', async () => {
  await confirmMode();
  const run = await tests.begin('deeds');
  const ref = await tests.ref(run, 'Count');
  const first = await PanelPage.open(tests.browser);
  const { question, result } = await asked(first, run, 'click_element', { ref });
  await first.close();
  assert.equal(await out(), '0');
  await withPanel(async (second) => {
    const again = await second.next('confirm');
    assert.equal(again.id, question.id);
    await second.say({ type: 'answer', id: again.id, kind: 'decision', allow: true });
    assert.ok((await result).success);
    assert.equal(await out(), '1');
    await second.next('withdrawn', ({ id }) => id === question.id);
  });
  tests.end(run);
});

test('only a decision is a yes', async () => {
  await confirmMode();
  await withPanel(async (panel) => {
    const run = await tests.begin('deeds');
    const ref = await tests.ref(run, 'Count');
    const { question, result } = await asked(panel, run, 'click_element', { ref });
    await panel.say({ type: 'answer', id: question.id, kind: 'text', text: 'yes' });
    assert.equal((await result).success, false);
    assert.equal(await out(), '0');
    tests.end(run);
  });
});

test('the end of the run takes the question away, and nothing is done', async () => {
  await confirmMode();
  await withPanel(async (panel) => {
    const run = await tests.begin('deeds');
    const ref = await tests.ref(run, 'Count');
    const { question, result } = await asked(panel, run, 'click_element', { ref });
    const ended = Date.now();
    tests.end(run);
    assert.match((await result).error ?? '', /run is over/);
    assert.ok(Date.now() - ended < 1000);
    await panel.next('withdrawn', ({ id }) => id === question.id);
    await panel.say({ type: 'answer', id: question.id, kind: 'decision', allow: true });
    assert.equal(await out(), '0');
  });
});

test('with confirm mode off nobody is asked', async () => {
  await tests.browser.inWorker(() => chrome.storage.local.set({ confirmMode: false }), null);
  await withPanel(async (panel) => {
    const run = await tests.begin('deeds');
    await tests.does(run, 'click_element', { ref: await tests.ref(run, 'Count') });
    assert.equal(panel.told.filter(({ type }) => type === 'confirm').length, 0);
    tests.end(run);
  });
});

test('the panel switches confirm mode and precise mode, and is told', async () => {
  await withPanel(async (panel) => {
    await panel.say({ type: 'setConfirm', on: true });
    await panel.next('settings', ({ confirm }) => confirm);
    await panel.say({ type: 'setPrecise', on: true });
    await panel.next('settings', ({ precise }) => precise);
    await panel.say({ type: 'setPrecise', on: false });
    await panel.say({ type: 'setConfirm', on: false });
    const last = await panel.next('settings', (each) => {
      return panel.told.filter(({ type }) => type === 'settings').indexOf(each) >= 4;
    });
    assert.deepEqual([last.confirm, last.precise, last.tokenSet], [false, false, false]);
  });
});

test('a question of the server shows the real target and brings the answer back', async () => {
  await withPanel(async (panel) => {
    const run = await tests.begin('deeds');
    const ref = await tests.ref(run, 'Send');
    const approval_id = newId();
    const reason = 'The page is not trusted.';
    const request = { approval_id, kind: 'action', run_id: run, tool: 'click_element', reason };
    tests.server.send('approval_request', { ...request, arguments: { ref } });
    const question = await panel.next('confirm');
    assert.equal(question.target, 'button "Send"');
    assert.match(question.url ?? '', /sent\?to=form$/);
    assert.equal(question.reason, reason);
    await panel.say({ type: 'answer', id: question.id, kind: 'decision', allow: true });
    const mine = (data: { approval_id: string }) => data.approval_id === approval_id;
    assert.equal((await tests.server.heard('approval_result', mine)).decision, 'allow');
    // One that comes again, as after a resume, is answered and not put again.
    tests.server.send('approval_request', { ...request, arguments: { ref } });
    await tests.does(run, 'list_tabs');
    assert.equal(tests.server.count('approval_result', mine), 2);
    assert.equal(panel.told.filter(({ type }) => type === 'confirm').length, 1);
    tests.end(run);
  });
});

test('a question about several actions shows the page’s word on the first, and brings how far a yes goes', async () => {
  await withPanel(async (panel) => {
    const run = await tests.begin('deeds');
    const ref = await tests.ref(run, 'Send');
    const approval_id = newId();
    const action = { tool: 'click_element', site: 'shop.example', values: [], reasons: ['Why.'] };
    const other = { ...action, tool: 'type_text', target: 'textbox "Code"' };
    tests.server.send('approval_request', {
      ...{ approval_id, kind: 'action', run_id: run, tool: 'click_element', arguments: { ref } },
      ...{ reason: 'Why.', actions: [{ ...action, target: 'button "Told"' }, other] },
      ...{ choices: ['once', 'site', 'no'], expires_at: '2100-01-01T00:00:00Z' },
    });
    const { id, actions = [], choices, expiresAt } = await panel.next('confirm');
    assert.deepEqual(
      actions.map(({ tool, target, site }) => [tool, target, site]),
      [
        ['click_element', 'button "Send"', 'shop.example'],
        ['type_text', 'textbox "Code"', 'shop.example'],
      ],
    );
    assert.match(actions[0]?.url ?? '', /sent\?to=form$/);
    assert.deepEqual(choices, ['once', 'site', 'no']);
    assert.equal(expiresAt, Date.UTC(2100, 0, 1));
    await panel.say({ type: 'answer', id, kind: 'decision', allow: true, scope: 'site' });
    const mine = (data: { approval_id: string }) => data.approval_id === approval_id;
    const answer = await tests.server.heard('approval_result', mine);
    assert.deepEqual(answer, { approval_id, decision: 'allow', scope: 'site' });
    tests.end(run);
  });
});

test('a question of the server is denied where nobody answers', async () => {
  await tests.browser.inWorker(() => {
    rig.worker.patience.approval = { most: 300, alone: 300 };
  }, null);
  const run = await tests.begin('deeds');
  const approval_id = newId();
  const request = { approval_id, kind: 'action', run_id: run, tool: 'reload', reason: 'Why.' };
  tests.server.send('approval_request', { ...request, arguments: {} });
  const mine = (data: { approval_id: string }) => data.approval_id === approval_id;
  const answer = await tests.server.heard('approval_result', mine);
  assert.deepEqual(answer, { approval_id, decision: 'deny' });
  tests.end(run);
});

test('a question that the server withdraws goes, unanswered', async () => {
  await withPanel(async (panel) => {
    const approval_id = newId();
    const origin = 'http://127.0.0.1:3000';
    tests.server.send('approval_request', { approval_id, kind: 'session_use', origin });
    const question = await panel.next('confirm');
    assert.deepEqual([question.kind, question.origin], ['session_use', origin]);
    tests.server.send('approval_withdrawn', { approval_id });
    await panel.next('withdrawn', ({ id }) => id === question.id);
    const mine = (data: { approval_id: string }) => data.approval_id === approval_id;
    assert.equal(tests.server.count('approval_result', mine), 0);
  });
});

test('use of the session is denied where nobody answers', async () => {
  await tests.browser.inWorker(() => {
    rig.worker.patience.sessionUse = { most: 300, alone: 300 };
  }, null);
  const approval_id = newId();
  const origin = 'http://127.0.0.1:3000';
  tests.server.send('approval_request', { approval_id, kind: 'session_use', origin });
  const mine = (data: { approval_id: string }) => data.approval_id === approval_id;
  assert.equal((await tests.server.heard('approval_result', mine)).decision, 'deny');
});

test('the agent asks and picks files in the panel', async () => {
  await withPanel(async (panel) => {
    const run = await tests.begin('upload');
    const answer: Promise<Result> = tests.server.act(run, 'ask_user', { question: 'Which city?' });
    const ask = await panel.next('ask');
    await panel.say({ type: 'answer', id: ask.id, kind: 'text', text: 'Bandung' });
    assert.deepEqual((await answer).data, { answer: 'Bandung' });
    const picked = tests.server.act(run, 'upload_file', { ref: await tests.ref(run, 'Photo') });
    const pick = await panel.next('pick');
    const files = [{ name: 'a.txt', type: 'text/plain', base64: btoa('x') }];
    await panel.say({ type: 'answer', id: pick.id, kind: 'files', files });
    assert.equal(((await picked).data as { value: string }).value, 'a.txt');
    tests.end(run);
  });
});

async function badgeIs(text: string): Promise<void> {
  const end = Date.now() + 5000;
  const badge = () => tests.browser.inWorker(() => chrome.action.getBadgeText({}), null);
  while ((await badge()) !== text) assert.ok(Date.now() < end, `the badge is not "${text}"`);
}
