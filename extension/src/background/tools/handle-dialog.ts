import { flag, optional, text } from '../../shared/schema';
import { originOf } from '../targets';
import { defineTool, done } from './tool';

export const handleDialog = defineTool({
  name: 'handle_dialog',
  description:
    'Settles how the next alert, confirm or prompt of the page is answered. Call it before the' +
    ' action that opens the dialog. Without it a confirm and a prompt are dismissed.',
  fields: {
    accept: flag('true for OK, false for Cancel.'),
    text: optional(text('What to enter in a prompt.')),
  },
  effect: 'act',
  run: async ({ accept, text }, { hands, tab }) => {
    await hands.answerNextDialog(tab.id, { accept, ...(text === undefined ? {} : { text }) });
    return done({ did: `the next dialog will be ${accept ? 'accepted' : 'dismissed'}` });
  },
  aim: async (_args, { tab }) => {
    const { url = '' } = await chrome.tabs.get(tab.id);
    return { target: 'the next dialog of the page', ...originOf(url) };
  },
});
