import { ref } from '../../shared/schema';
import { clickTarget } from './click-target';
import { defineTool } from './tool';

export const doubleClick = defineTool({
  name: 'double_click',
  description: 'Double-clicks an element, for pages that edit or open something that way.',
  fields: { ref: ref('Its number in the newest snapshot of the page.') },
  effect: 'act',
  byPointer: true,
  run: ({ ref }, context) => clickTarget(ref, 2, context),
});
