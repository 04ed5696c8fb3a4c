import { validate } from '../../shared/validate';
import { deedOf, refsIn } from '../deed';
import { OWN_PAGE, showsOwnPage } from '../own-pages';
import { TOOLS } from './registry';
import { type Declaration, failed, type Outcome, type Tool, type ToolContext } from './tool';

const byName: ReadonlyMap<string, Tool> = new Map(
  TOOLS.map((tool) => [tool.declaration.name, tool]),
);

/** What the server is told at the beginning of a connection. */
export function declarations(): Declaration[] {
  return TOOLS.map((tool) => tool.declaration);
}

/** Calls a tool. Never throws: whatever goes wrong is told to the model. */
export async function callTool(
  name: string,
  args: unknown,
  context: ToolContext,
): Promise<Outcome> {
  const tool = byName.get(name);
  if (!tool) return failed(`there is no tool ${name}`);
  const checked = validate(tool.declaration.input_schema, args ?? {});
  if (checked.kind === 'invalid') return failed(checked.reason);
  const valid = checked.value as never;
  try {
    context.aims(refsIn(tool.declaration.input_schema, valid));
    const refusal = await judged(tool, valid, context);
    if (refusal !== null) return failed(refusal);
    context.signal.throwIfAborted();
    return await tool.run(valid, context);
  } catch (error) {
    return failed(sentenceOf(error));
  }
}

/** Only what changes a page is judged; where to go the server's policy has decided. */
async function judged(tool: Tool, args: never, context: ToolContext): Promise<string | null> {
  if (tool.declaration.effect !== 'act') return null;
  if (await showsOwnPage(context.tab.id)) return OWN_PAGE;
  return context.judge(() => deedOf(tool, args, context), context.signal);
}

/** The tool of a name, if this browser has it. */
export function toolNamed(name: string): Tool | undefined {
  return byName.get(name);
}

/** The browser's own words where they help; its way of saying that a page is out of bounds does not. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/Receiving end does not exist|Cannot access|cannot be scripted|chrome:\/\//.test(message)) {
    return 'the browser does not let extensions into this page';
  }
  if (/No tab with id/.test(message)) return 'the tab is gone';
  return message;
}
