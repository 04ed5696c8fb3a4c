import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { ConnectionState, StatusMessage } from '../../src/shared/panel-messages';
import { PanelTests } from '../support/panel-test';
import { answered, send } from '../support/ui-test';

const panel = PanelTests.forFile();

const WITHOUT = 'The browser was not connected, so this answer came without';

const status = (state: ConnectionState, sessionId?: string): StatusMessage => ({
  type: 'status',
  state,
  server: panel.server.url,
  ...(sessionId ? { sessionId } : {}),
});

/** A panel that has just been opened: its worker has said nothing, or this. */
async function opened(state: ConnectionState | null) {
  panel.server.answersWith((run) => {
    run.text('Done.');
    run.end();
  });
  const { page, worker } = await panel.openSilent();
  if (state) await worker.tell(status(state));
  return { page, worker };
}

async function isWaiting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  assert.equal(panel.server.runs.length, 0);
}

for (const state of [null, 'connecting'] as const) {
  test(`a message waits for the browser: ${state ?? 'nothing told yet'}`, async () => {
    const { page, worker } = await opened(state);
    await send(page, 'Hi');
    await isWaiting(page);
    await worker.tell(status('connected', 'late-session'));
    await answered(page);
    assert.equal(panel.server.lastRun.body.session_id, 'late-session');
    assert.equal(await page.getByText(WITHOUT).count(), 0);
  });
}

for (const state of ['unreachable', 'refused'] as const) {
  test(`a message goes at once, and says that it goes without: ${state}`, async () => {
    const { page } = await opened(state);
    await send(page, 'Hi');
    await answered(page);
    assert.equal(panel.server.lastRun.body.session_id, undefined);
    await page.getByText(WITHOUT).waitFor();
  });
}

test('a message that waited in vain goes after 3 seconds, and says so', async () => {
  const { page } = await opened('connecting');
  const started = Date.now();
  await send(page, 'Hi');
  await answered(page);
  const took = Date.now() - started;
  assert.ok(took >= 2900 && took < 8000, `${took} ms`);
  assert.equal(panel.server.lastRun.body.session_id, undefined);
  await page.getByText(WITHOUT).waitFor();
});

test('a connection that fails while a message waits lets it go', async () => {
  const { page, worker } = await opened('connecting');
  await send(page, 'Hi');
  await isWaiting(page);
  await worker.tell(status('unreachable'));
  await answered(page);
  assert.equal(panel.server.lastRun.body.session_id, undefined);
});

test('a stop while a message waits asks the server for nothing', async () => {
  const { page, worker } = await opened('connecting');
  await send(page, 'Hi');
  await isWaiting(page);
  await page.getByRole('button', { name: 'Stop' }).click();
  await answered(page);
  await page.getByText('Stopped.').waitFor();
  await worker.tell(status('connected', 'late-session'));
  await send(page, 'Once more');
  await page.locator('.markdown').getByText('Done.').waitFor();
  assert.deepEqual(
    panel.server.runs.map(({ body }) => body.message),
    ['Once more'],
  );
});

test('a stop before the run has an id stops it as soon as it has one, in the browser too', async () => {
  const asked = panel.server.holdsRuns();
  const { page, worker } = await panel.open();
  await send(page, 'Hi');
  await asked;
  await page.getByRole('button', { name: 'Stop' }).click();
  await answered(page);
  await panel.server.letsRunsGo();
  const run = panel.server.lastRun;
  await run.until(() => run.cancelled);
  assert.deepEqual(await worker.hears('stop'), { type: 'stop', runId: run.id });
});

test('a question of a run without this browser is asked by the panel itself', async () => {
  panel.server.answersWith((run) => {
    run.calling('1', 'look_up', {});
    run.tell('approval', {
      ...{ approval_id: 'a1', kind: 'action', tool: 'look_up', arguments: {}, status: 'asked' },
      reason: 'It may change something.',
    });
  });
  const { page, worker } = await panel.openSilent();
  await worker.tell(status('unreachable'));
  await send(page, 'Hi');
  await page.getByRole('alertdialog', { name: 'May the agent do this?' }).waitFor();
});
