import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activity } from '../../src/background/panel/activity';
import type { RunMessage, ToolMessage, ToPanel } from '../../src/shared/panel-messages';

const run = (state: RunMessage['state']): RunMessage => ({
  type: 'run',
  runId: 'r',
  state,
  step: 1,
  tabId: 1,
});
const call = (callId: string, state: ToolMessage['state']): ToolMessage => ({
  type: 'tool',
  runId: 'r',
  callId,
  name: 'click_element',
  effect: 'act',
  state,
});

test('a state that is told already is not told again', () => {
  const told: ToPanel[] = [];
  const activity = new Activity((message) => told.push(message));
  for (const state of ['started', 'started', 'acting'] as const) activity.run(run(state));
  assert.deepEqual(told, [run('started'), run('acting')]);
});

test('a panel opened later is told the newest of each call, the newest hundred', () => {
  const activity = new Activity(() => undefined);
  activity.run(run('acting'));
  for (let index = 0; index < 120; index++) {
    activity.tool(call(String(index), 'running'));
    activity.tool(call(String(index), 'done'));
  }
  const soFar = activity.soFar();
  assert.equal(soFar.length, 101);
  assert.deepEqual(soFar[0], run('acting'));
  assert.deepEqual(soFar[1], call('20', 'done'));
  assert.deepEqual(soFar.at(-1), call('119', 'done'));
});

test('nothing is left of a run that has ended', () => {
  const activity = new Activity(() => undefined);
  activity.run(run('acting'));
  activity.run(run('ended'));
  assert.deepEqual(activity.soFar(), []);
});
