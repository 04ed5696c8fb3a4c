import { optional, ref, text } from '../../shared/schema';
import { told } from './told';
import { defineTool } from './tool';

export const selectText = defineTool({
  name: 'select_text',
  description:
    "Selects an element's text, or a part of it, as by dragging over it with the mouse. In an" +
    ' editor what is typed or pressed next applies to it.',
  fields: {
    ref: ref('Its number in the newest snapshot of the page.'),
    text: optional(text('The part to select; without it all is selected.')),
  },
  effect: 'act',
  run: async ({ ref, text }, context) => {
    const { hands, tab } = context;
    const part = text === undefined ? {} : { text };
    return told(await hands.act(tab.id, ref, { kind: 'select text', ref, ...part }), context);
  },
});
