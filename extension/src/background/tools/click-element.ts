import { ref } from '../../shared/schema';
import { clickTarget } from './click-target';
import { defineTool } from './tool';

export const clickElement = defineTool({
  name: 'click_element',
  description:
    'Clicks a link, button, checkbox or other element and tells what came of it. A click may' +
    ' change or leave the page.',
  fields: { ref: ref('Its number in the newest snapshot of the page.') },
  effect: 'act',
  byPointer: true,
  run: ({ ref }, context) => clickTarget(ref, 1, context),
});
