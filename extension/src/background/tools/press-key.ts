import { strokeOf } from '../../content/hands/keys';
import { optional, ref, text } from '../../shared/schema';
import { askHands } from '../frames';
import { aimedAt, focusedIn } from '../targets';
import { told } from './told';
import { defineTool } from './tool';

export const pressKey = defineTool({
  name: 'press_key',
  description:
    'Presses a key on what has the focus: Enter, Escape, Tab, Shift+Tab, ArrowDown, PageDown,' +
    ' Space, Control+A, a letter. Tells where the focus is then.',
  fields: {
    key: text('The key, with modifiers before it joined by +.', 40),
    ref: optional(ref('Focus this element first.')),
  },
  effect: 'act',
  run: async ({ key, ref }, context) => {
    const { precise, hands, tab, eyes } = context;
    const action = { kind: 'press', keys: key, ...(ref === undefined ? {} : { ref }) } as const;
    if (!precise) return told(await hands.act(tab.id, ref ?? null, action), context);
    const stroke = strokeOf(key);
    if (ref !== undefined) {
      const frame = await hands.frameOf(tab.id, ref);
      const firstRef = await eyes.firstRefOf(tab.id, frame);
      await askHands(tab.id, frame, { hands: 'focus', firstRef, ref });
    }
    const acted = await hands.trusted(tab.id, ref ?? null, `pressed ${key}`, () =>
      precise.press(tab.id, stroke),
    );
    return told(acted, context);
  },
  aim: async ({ ref }, context) =>
    ref === undefined ? aimedAt(await focusedIn(context), false) : null,
});
