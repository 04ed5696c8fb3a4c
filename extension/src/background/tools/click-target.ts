import { preciseAct } from '../precise/precise-act';
import { told } from './told';
import type { Outcome, ToolContext } from './tool';

export async function clickTarget(
  ref: number,
  times: 1 | 2,
  context: ToolContext,
): Promise<Outcome> {
  const { precise, hands, tab } = context;
  const acted = precise
    ? await preciseAct(context, ref, 'clicked', (at) => precise.click(tab.id, at, times))
    : await hands.act(tab.id, ref, { kind: 'click', ref, times });
  return told(acted, context);
}
