import { list, ref, text } from '../../shared/schema';
import { told } from './told';
import { defineTool } from './tool';

export const selectOption = defineTool({
  name: 'select_option',
  description:
    'Chooses from a list, a combobox or an autocomplete, native or drawn by the page, by the' +
    " options' labels. Several only where the list takes several.",
  fields: {
    ref: ref("The list's number in the newest snapshot of the page."),
    options: list('Labels of all options to be chosen.', text('A label.'), 50),
  },
  effect: 'act',
  run: async ({ ref, options }, context) => {
    const { hands, tab } = context;
    return told(await hands.act(tab.id, ref, { kind: 'select', ref, options }), context);
  },
});
