import type { JsonSchema } from './schema';

/** Arguments that pass, cleaned, or a sentence that says what is wrong. */
export type Validated =
  | { readonly kind: 'valid'; readonly value: unknown }
  | { readonly kind: 'invalid'; readonly reason: string };

/**
 * Holds a value against a schema. What a schema does not know is dropped and `null` counts as
 * absent; numbers written as text, and numbers of elements written `#12`, are read as numbers,
 * since models write them so.
 */
export function validate(schema: JsonSchema, value: unknown): Validated {
  try {
    return { kind: 'valid', value: checked(schema, value, '') };
  } catch (error) {
    if (error instanceof Wrong) return { kind: 'invalid', reason: error.message };
    throw error;
  }
}

class Wrong extends Error {}

function checked(schema: JsonSchema, value: unknown, path: string): unknown {
  switch (schema.type) {
    case 'object':
      return checkedObject(schema, value, path);
    case 'array':
      return checkedArray(schema, value, path);
    case 'string':
      return checkedString(schema, value, path);
    case 'boolean':
      return checkedFlag(value, path);
    case 'integer':
    case 'number':
      return checkedNumber(schema, value, path);
  }
}

function checkedObject(schema: JsonSchema, value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Wrong(`${path || 'the arguments'} must be an object`);
  }
  const given = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const at = path ? `${path}.${name}` : name;
    const item = Object.hasOwn(given, name) ? given[name] : undefined;
    if (item !== undefined && item !== null) result[name] = checked(property, item, at);
    else if (schema.required?.includes(name)) throw new Wrong(`${at} must be given`);
  }
  return result;
}

function checkedArray(schema: JsonSchema, value: unknown, path: string): unknown {
  if (!Array.isArray(value)) throw new Wrong(`${path} must be a list`);
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items } = schema;
  if (value.length < minItems) throw new Wrong(`${path} must have at least ${minItems} items`);
  if (value.length > maxItems) throw new Wrong(`${path} must have at most ${maxItems} items`);
  return items ? value.map((item, index) => checked(items, item, `${path}[${index}]`)) : value;
}

function checkedString(schema: JsonSchema, value: unknown, path: string): string {
  const words = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof words !== 'string') throw new Wrong(`${path} must be a text`);
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  if (words.length < minLength) throw new Wrong(`${path} must not be empty`);
  if (words.length > maxLength) throw new Wrong(`${path} is longer than ${maxLength} characters`);
  if (schema.enum && !schema.enum.includes(words)) {
    throw new Wrong(`${path} must be one of ${schema.enum.join(', ')}`);
  }
  return words;
}

function checkedFlag(value: unknown, path: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new Wrong(`${path} must be true or false`);
}

function checkedNumber(schema: JsonSchema, value: unknown, path: string): number {
  const isText = typeof value === 'string' && /^#?-?\d+(\.\d+)?$/.test(value.trim());
  const found = isText ? Number(value.trim().replace('#', '')) : value;
  if (typeof found !== 'number' || !Number.isFinite(found)) {
    throw new Wrong(`${path} must be a number`);
  }
  if (schema.type === 'integer' && !Number.isInteger(found)) {
    throw new Wrong(`${path} must be a whole number`);
  }
  if (found < (schema.minimum ?? found) || found > (schema.maximum ?? found)) {
    throw new Wrong(`${path} must be between ${schema.minimum} and ${schema.maximum}`);
  }
  return found;
}
