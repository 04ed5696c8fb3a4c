import { choice, flag, integer, optional } from '../../shared/schema';
import { drawShot } from './screenshot-draw';
import { shoot } from './screenshot-shoot';
import { defineTool, done, failed } from './tool';

/** What models look at: larger pictures are scaled down by them anyway. */
const LONGEST_SIDE = 1568;

export const screenshot = defineTool({
  name: 'screenshot',
  description:
    'Takes a picture of what is in view, or of the whole page, where reading is not enough:' +
    ' charts, maps, layout. With refs the numbers of the elements are drawn in.',
  fields: {
    area: optional(choice('Default viewport.', ['viewport', 'full_page'])),
    format: optional(choice('Default jpeg.', ['jpeg', 'png'])),
    refs: optional(flag('Draw in the numbers of the elements in view. Default false.')),
    max_side: optional(integer('Longest side in pixels. Default 1568.', 200, 4096)),
  },
  effect: 'read',
  timeout: 60_000,
  run: async ({ area = 'viewport', format = 'jpeg', refs = false, max_side }, context) => {
    const shot = await shoot(context, area === 'full_page', refs);
    if (shot === null) return failed('tab not visible');
    return done(await drawShot(shot, format, max_side ?? LONGEST_SIDE));
  },
});
