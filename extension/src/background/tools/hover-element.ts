import { ref } from '../../shared/schema';
import { preciseAct } from '../precise/precise-act';
import { tell, told } from './told';
import { defineTool, done } from './tool';

export const hoverElement = defineTool({
  name: 'hover_element',
  description:
    'Moves the pointer onto an element, for menus and hints that a script opens then. Styles' +
    ' under :hover need precise mode, which the person switches on.',
  fields: { ref: ref('Its number in the newest snapshot of the page.') },
  effect: 'read',
  run: async ({ ref }, context) => {
    const { precise, hands, tab } = context;
    if (precise) {
      const hover = (at: { x: number; y: number }) => precise.hover(tab.id, at);
      return told(await preciseAct(context, ref, 'moved the pointer onto', hover), context);
    }
    const seen = await tell(await hands.act(tab.id, ref, { kind: 'hover', ref }), context);
    if (seen.changed) return done(seen);
    return done({ ...seen, note: `${seen.note}; what only :hover opens needs precise mode` });
  },
});
