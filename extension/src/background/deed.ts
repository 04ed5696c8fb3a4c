import type { NamedValue } from '../shared/panel-messages';
import type { JsonSchema } from '../shared/schema';
import type { Deed } from './judge';
import { aimedAt, targetOf } from './targets';
import type { AimedAt, Tool, ToolContext } from './tools/tool';

/** The numbers of elements among a call's arguments, in their order. */
export function refsIn(schema: JsonSchema, value: unknown): number[] {
  if (schema['x-role'] === 'ref') return typeof value === 'number' ? [value] : [];
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item) => refsIn(items, item)) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    refsIn(property, (value as Readonly<Record<string, unknown>>)[name]),
  );
}

/** Looks up in the page what a call really does there. @throws Refusal for a stale number */
export async function deedOf(tool: Tool, args: never, context: ToolContext): Promise<Deed> {
  const { name, input_schema } = tool.declaration;
  const refs = refsIn(input_schema, args);
  const found = new Map<number, AimedAt>();
  for (const ref of refs) {
    const target = await targetOf(ref, tool.byPointer, context);
    found.set(ref, aimedAt(target, tool.byPointer));
  }
  const own = await tool.aim(args, context);
  const first = own ?? found.get(refs[0] ?? -1) ?? { target: 'the page' };
  const words = (ref: number) => found.get(ref)?.target ?? `#${ref}`;
  return { tool: name, ...first, values: valuesOf(input_schema, args, words) };
}

/** The arguments in words; the number that is the call's one target is told as that. */
export function valuesOf(
  schema: JsonSchema,
  args: object,
  wordsOf: (ref: number) => string,
): NamedValue[] {
  const properties = schema.properties ?? {};
  return Object.entries(args).flatMap(([name, value]) => {
    const property = properties[name];
    if (name === 'ref' && property?.['x-role'] === 'ref') return [];
    return property ? valuesIn(name, property, value, wordsOf) : [{ name, value: written(value) }];
  });
}

function valuesIn(
  name: string,
  schema: JsonSchema,
  value: unknown,
  wordsOf: (ref: number) => string,
): NamedValue[] {
  if (schema['x-role'] === 'ref' && typeof value === 'number') {
    return [{ name, value: wordsOf(value) }];
  }
  const { items } = schema;
  if (!items || !Array.isArray(value)) return [{ name, value: written(value) }];
  return value.flatMap((item) => {
    // A field of a form: what it is, and what it is to hold.
    if (!isField(item)) return valuesIn(name, items, item, wordsOf);
    return [{ name: wordsOf(item.ref), value: written(item.value) }];
  });
}

function isField(item: unknown): item is { readonly ref: number; readonly value: unknown } {
  return typeof item === 'object' && item !== null && 'ref' in item && 'value' in item;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
