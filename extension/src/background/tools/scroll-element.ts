import { choice, integer, optional, ref } from '../../shared/schema';
import { told } from './told';
import { defineTool, failed } from './tool';

const FAR = 10_000_000;

export const scrollElement = defineTool({
  name: 'scroll_element',
  description:
    'Scrolls the list, panel or other scroller that an element stands in, by pixels or to an end,' +
    ' and tells where it stands then.',
  fields: {
    ref: ref('The number of the scroller or of something in it.'),
    down: optional(integer('CSS pixels down; negative upwards.', -FAR, FAR)),
    right: optional(integer('CSS pixels to the right; negative to the left.', -FAR, FAR)),
    to: optional(choice('An end to go to.', ['top', 'bottom', 'left', 'right'])),
  },
  effect: 'read',
  run: async ({ ref, down, right, to }, context) => {
    const byPixels = down !== undefined || right !== undefined;
    if ((to !== undefined) === byPixels) return failed('give either to, or down and right');
    const { hands, tab } = context;
    const by = to ? { end: to } : { right: right ?? 0, down: down ?? 0 };
    return told(await hands.act(tab.id, ref, { kind: 'scroll element', ref, by }), context);
  },
});
