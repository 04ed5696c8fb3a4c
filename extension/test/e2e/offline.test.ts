import assert from 'node:assert/strict';
import { test } from 'node:test';
import { send } from '../support/ui-test';
import { Whole } from '../support/whole';
import { answer, panelBeside } from '../support/whole-panel';

/** No key of any provider: the model that is built in answers. */
const whole = Whole.forFile(undefined, { GEMINI_API_KEY: '' });

test('without any key a form is opened, filled in and sent in the page, in Indonesian', async () => {
  const panel = await panelBeside(whole, 'hands');
  await panel.getByText('The built-in offline model answers').waitFor();
  await send(panel, `buka ${whole.urlOf('kirim')} lalu isi Budi ke Nama lalu klik Kirim`);
  assert.match(await answer(panel), /^Selesai/);
  assert.equal(whole.page.url(), whole.urlOf('kirim'));
  assert.equal(await whole.page.textContent('#out'), 'Terkirim: Budi');
  const tools = await panel.locator('.call.done .tool').allInnerTexts();
  for (const tool of ['Open page', 'Type', 'Click']) assert.ok(tools.includes(tool), `${tools}`);
  await panel.close();
});
