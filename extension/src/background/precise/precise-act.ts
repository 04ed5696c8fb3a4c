import { strokeOf } from '../../content/hands/keys';
import type { Acted } from '../hands';
import type { ToolContext } from '../tools/tool';
import { aimAt } from './aim-at';
import type { Place, TrustedInput } from './trusted-input';

/** Does something at an element by trusted input, and sees it through. */
export async function preciseAct(
  context: ToolContext,
  ref: number,
  did: string,
  doIt: (at: Place) => Promise<void>,
): Promise<Acted> {
  const aim = await aimAt(ref, context);
  return context.hands.trusted(context.tab.id, ref, `${did} ${aim.target}`, () => doIt(aim));
}

export interface PreciseTyping {
  readonly ref: number;
  readonly text: string;
  readonly clear: boolean;
  readonly submit: boolean;
}

export async function preciseType(
  context: ToolContext,
  input: TrustedInput,
  { ref, text, clear, submit }: PreciseTyping,
): Promise<Acted> {
  const tabId = context.tab.id;
  return preciseAct(context, ref, 'typed into', async (at) => {
    await input.click(tabId, at, 1);
    await input.press(tabId, strokeOf(clear ? 'Control+a' : 'End'));
    if (clear) await input.press(tabId, strokeOf('Delete'));
    if (text !== '') await input.insert(tabId, text);
    if (submit) await input.press(tabId, strokeOf('Enter'));
  });
}
