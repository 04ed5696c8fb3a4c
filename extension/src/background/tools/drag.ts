import type { DragGoal } from '../../shared/hands';
import { integer, optional, ref } from '../../shared/schema';
import { aimAt } from '../precise/aim-at';
import { told } from './told';
import { defineTool, failed, type ToolContext } from './tool';

const FAR = 100_000;

export const drag = defineTool({
  name: 'drag',
  description:
    'Drags an element onto another, or so many pixels: sortable lists, sliders, cards, drop' +
    ' zones. Give either to_ref or right and down.',
  fields: {
    ref: ref('What is dragged: its number in the newest snapshot.'),
    to_ref: optional(ref('Onto which element.')),
    right: optional(integer('CSS pixels to the right; negative to the left.', -FAR, FAR)),
    down: optional(integer('CSS pixels down; negative upwards.', -FAR, FAR)),
  },
  effect: 'act',
  run: async ({ ref, to_ref, right, down }, context) => {
    const byOffset = right !== undefined || down !== undefined;
    if ((to_ref !== undefined) === byOffset) return failed('give either to_ref, or right and down');
    const { hands, tab, precise } = context;
    const to: DragGoal =
      to_ref === undefined ? { right: right ?? 0, down: down ?? 0 } : { ref: to_ref };
    if (precise) return told(await dragPrecisely(ref, to, context), context);
    if (to_ref !== undefined && (await inOtherFrames(ref, to_ref, context))) {
      return failed('the two are in different frames: that needs precise mode');
    }
    return told(await hands.act(tab.id, ref, { kind: 'drag', ref, to }), context);
  },
});

async function inOtherFrames(a: number, b: number, { hands, tab }: ToolContext): Promise<boolean> {
  const [from, to] = await Promise.all([hands.frameOf(tab.id, a), hands.frameOf(tab.id, b)]);
  return from.documentId !== to.documentId;
}

async function dragPrecisely(ref: number, to: DragGoal, context: ToolContext) {
  const { hands, tab, precise } = context;
  const from = await aimAt(ref, context);
  const end =
    'ref' in to ? await aimAt(to.ref, context) : { x: from.x + to.right, y: from.y + to.down };
  return hands.trusted(tab.id, ref, `dragged ${from.target}`, async () =>
    precise?.drag(tab.id, from, end),
  );
}
