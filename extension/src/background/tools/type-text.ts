import { flag, optional, ref, text } from '../../shared/schema';
import { preciseType } from '../precise/precise-act';
import { told } from './told';
import { defineTool } from './tool';

export const typeText = defineTool({
  name: 'type_text',
  description:
    'Types a text into a field, text area or editor and tells what it holds then. Dates are' +
    ' written 2026-12-31, times 23:59, colours #ff8800.',
  fields: {
    ref: ref("The field's number in the newest snapshot of the page."),
    text: text('What the field is to contain.'),
    clear: optional(flag('Replace what is there; false writes after it. Default true.')),
    submit: optional(flag('Press Enter afterwards. Default false.')),
  },
  effect: 'act',
  timeout: 60_000,
  run: async ({ ref, text, clear = true, submit = false }, context) => {
    const { precise, hands, tab } = context;
    const acted = precise
      ? await preciseType(context, precise, { ref, text, clear, submit })
      : await hands.act(tab.id, ref, { kind: 'type', ref, text, clear, submit });
    return told(acted, context);
  },
});
