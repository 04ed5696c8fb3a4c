import type { FileField } from '../../shared/hands';
import { askHands } from '../frames';
import type { ToolContext } from './tool';

/** The field that a file is to go into; refused before the person is bothered where it is none. */
export async function fileFieldOf(
  ref: number,
  { hands, eyes, tab }: ToolContext,
): Promise<FileField> {
  const frame = await hands.frameOf(tab.id, ref);
  const firstRef = await eyes.firstRefOf(tab.id, frame);
  return askHands(tab.id, frame, { hands: 'file field', firstRef, ref });
}
