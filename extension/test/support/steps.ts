import { type Call, call, type Result } from './fake-gemini';
import { type Arguments, filled, named, textOf } from './whole';

/** A part of a story: calls, and what is told of them in the end. */
export type Step = () => Generator<Call | readonly Call[], string, Result[]>;

/** One call; names of controls stand for their numbers. */
export function does(tool: string, args: Arguments = {}): Step {
  return function* () {
    const [result] = yield call(tool, yield* filled(args));
    return textOf(result);
  };
}

export const lists = does('get_interactive_elements', { scope: 'page' });
export const reads = does('get_page_content');
export const opens = (url: string): Step => does('navigate_to', { url });
export const clicks = (name: string): Step => does('click_element', { ref: named(name) });
export const types = (name: string, text: string, more: Arguments = {}): Step =>
  does('type_text', { ref: named(name), text, ...more });
