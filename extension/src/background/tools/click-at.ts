import { number, plain } from '../../shared/schema';
import { aimedAt, targetOf } from '../targets';
import { targetAt } from './target-at';
import { told } from './told';
import { defineTool, failed } from './tool';

export const clickAt = defineTool({
  name: 'click_at',
  description:
    'Clicks at a place of the viewport, for maps, canvases and what has no number. Tells which' +
    ' element was there. Where an element has a number, click_element is surer.',
  fields: {
    x: plain(number('CSS pixels from the left edge of the viewport.', 0, 100_000)),
    y: plain(number('CSS pixels from the top edge of the viewport.', 0, 100_000)),
  },
  effect: 'act',
  run: async ({ x, y }, context) => {
    const { tab, hands, precise } = context;
    const hit = await targetAt({ x, y }, context);
    if (!hit) return failed(`nothing is at ${x}, ${y}: the viewport may be smaller`);
    context.aims([hit.aim.ref]);
    const action = { kind: 'click at', x: hit.aim.x, y: hit.aim.y } as const;
    if (!precise) return told(await hands.act(tab.id, hit.aim.ref, action), context);
    const acted = await hands.trusted(tab.id, null, `clicked ${hit.aim.target}`, () =>
      precise.click(tab.id, { x, y }, 1),
    );
    return told(acted, context);
  },
  aim: async ({ x, y }, context) => {
    const hit = await targetAt({ x, y }, context);
    if (!hit) return { target: `nothing, at ${x}, ${y}` };
    context.aims([hit.aim.ref]);
    return aimedAt(await targetOf(hit.aim.ref, true, context), true);
  },
});
