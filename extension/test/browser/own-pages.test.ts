import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AgentTests } from '../support/agent-tests';

const tests = AgentTests.forFile();

test('the agent does not act in pages of its own server', async () => {
  const runId = await tests.begin('hands');
  await tests.does(runId, 'navigate_to', { url: `${tests.server.url}/health` });
  const told = await tests.server.act(runId, 'press_key', { key: 'Enter' });
  assert.match(String(told.error), /a page of the assistant itself/);
  tests.end(runId);
});

test('the agent does not go on in a tab of the panel or of the server', async () => {
  const panel = await tests.browser.openOwn('options.html');
  const runId = await tests.begin('hands');
  const { data } = await tests.does(runId, 'list_tabs');
  const tabs = (data as { tabs: { tab_id: number; url: string }[] }).tabs;
  const own = tabs.find(({ url }) => url.includes('options.html'));
  if (own) {
    const told = await tests.server.act(runId, 'switch_tab', { tab_id: own.tab_id });
    assert.match(String(told.error), /a page of the assistant itself/);
  } else {
    assert.ok(!JSON.stringify(tabs).includes('chrome-extension:'));
  }
  tests.end(runId);
  await panel.close();
});
