import type { ConfirmMessage, ToolMessage } from '../../src/shared/panel-messages';
import type { FakeRun } from './fake-run';

/** An action that the worker asks about. */
export const CONFIRM: ConfirmMessage = {
  type: 'confirm',
  id: 'q1',
  kind: 'action',
  tool: 'click_element',
  target: 'button "Delete all"',
  values: [{ name: 'double', value: 'false' }],
  url: 'https://shop.example/delete',
  origin: 'https://shop.example',
  reason: 'confirm mode is on',
};

/** What the worker tells of a click in a run. */
export function clickTold(run: FakeRun, rest: Partial<ToolMessage>): ToolMessage {
  return {
    type: 'tool',
    runId: run.id,
    callId: 'w1',
    name: 'click_element',
    effect: 'act',
    state: 'running',
    ...rest,
  };
}
