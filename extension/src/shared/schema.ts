/**
 * JSON Schema of a tool's arguments, built together with the type that its handler gets. Only
 * keywords that every model provider takes are used.
 */

/** What an argument is, so that policy can judge a tool it has never met. */
export type ArgumentRole = 'url' | 'ref' | 'text' | 'secret';

/** A schema as it is sent; `x-role` is ours. */
export interface JsonSchema {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly description?: string;
  readonly 'x-role'?: ArgumentRole;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** A field of a schema; `T` is only a mark for the compiler. */
export interface Field<T, Required extends boolean = true> {
  readonly json: JsonSchema;
  readonly required: Required;
  readonly value?: T;
}

export type Fields = Readonly<Record<string, Field<unknown, boolean>>>;

/** The type of the arguments that a schema lets through. */
export type ArgumentsOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: ValueOf<F[K]>;
};
type ValueOf<F> = F extends Field<infer T, boolean> ? T : never;

const required = <T>(json: JsonSchema): Field<T> => ({ json, required: true });

/** Longer texts are a mistake. */
const LONGEST_TEXT = 100_000;

export function ref(description: string): Field<number> {
  return required({
    type: 'integer',
    description,
    minimum: 0,
    maximum: 2 ** 31 - 1,
    'x-role': 'ref',
  });
}

export function url(description: string): Field<string> {
  return required({
    type: 'string',
    description,
    minLength: 1,
    maxLength: 8000,
    'x-role': 'url',
  });
}

/** @param maxLength where given, the text must not be empty either */
export function text(description: string, maxLength?: number): Field<string> {
  return required({
    type: 'string',
    description,
    minLength: maxLength === undefined ? 0 : 1,
    maxLength: maxLength ?? LONGEST_TEXT,
    'x-role': 'text',
  });
}

/** A number that is no element's: nothing but what it says. */
export function plain<T extends Field<number>>(field: T): T {
  return { ...field, json: { ...field.json, 'x-role': 'text' } };
}

export function integer(description: string, minimum: number, maximum: number): Field<number> {
  return required({ type: 'integer', description, minimum, maximum });
}

export function number(description: string, minimum: number, maximum: number): Field<number> {
  return required({ type: 'number', description, minimum, maximum });
}

export function flag(description: string): Field<boolean> {
  return required({ type: 'boolean', description });
}

export function choice<const C extends readonly string[]>(
  description: string,
  choices: C,
): Field<C[number]> {
  return required({ type: 'string', description, enum: choices });
}

/** At least one item. */
export function list<T>(
  description: string,
  item: Field<T>,
  maxItems: number,
): Field<readonly T[]> {
  return required({ type: 'array', description, items: item.json, minItems: 1, maxItems });
}

export function group<F extends Fields>(fields: F): Field<ArgumentsOf<F>> {
  return required(objectSchema(fields));
}

export function optional<T>(field: Field<T>): Field<T, false> {
  return { json: field.json, required: false };
}

export function objectSchema(fields: Fields): JsonSchema {
  const entries = Object.entries(fields);
  const names = entries.filter(([, field]) => field.required).map(([name]) => name);
  const properties = Object.fromEntries(entries.map(([name, field]) => [name, field.json]));
  return { type: 'object', properties, ...(names.length > 0 ? { required: names } : {}) };
}
