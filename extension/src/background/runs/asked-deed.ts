import type { JsonSchema } from '../../shared/schema';
import type { ApprovalRequest } from '../../shared/socket-messages';
import { validate } from '../../shared/validate';
import { valuesOf } from '../deed';
import type { Deed } from '../judge';
import { toolNamed } from '../tools/toolbox';
import type { Run } from './run';

/** What the server asks about, as the page has it where the run is in one. */
export async function askedDeed(
  { tool, args }: ApprovalRequest & { kind: 'action' },
  run: Run | undefined,
): Promise<Partial<Deed> & Pick<Deed, 'tool'>> {
  const declared = toolNamed(tool);
  const schema: JsonSchema = declared?.declaration.input_schema ?? { type: 'object' };
  const checked = validate(schema, args);
  if (declared && run && checked.kind === 'valid') {
    const deed = await run.deed(declared, checked.value as never).catch(() => null);
    if (deed) return deed;
  }
  const url = firstUrl(schema, args);
  const values = valuesOf(schema, args, (ref) => `#${ref}`);
  return { tool, values, ...(url === null ? {} : { url }) };
}

function firstUrl({ properties = {} }: JsonSchema, args: object): string | null {
  const found = Object.entries(args).find(([name, value]) => {
    return properties[name]?.['x-role'] === 'url' && typeof value === 'string';
  });
  return (found?.[1] as string | undefined) ?? null;
}
