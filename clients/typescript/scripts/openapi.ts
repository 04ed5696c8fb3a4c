import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from 'openapi-typescript';
import { parse } from 'yaml';

const CONTRACT = new URL('../../../docs/openapi.yaml', import.meta.url);

/** What is generated, relative to this file. */
export const GENERATED = new URL('../src/openapi.ts', import.meta.url);

/** The types of the contract, with those of the events of protocol 2, which OpenAPI has no word for. */
export async function generated(): Promise<string> {
  const contract = parse(readFileSync(CONTRACT, 'utf8'));
  const named = events(contract);
  const types = await openapiTS(contract as OpenAPI3, {
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    immutable: true,
  });
  return `${COMMENT_HEADER}${astToString(types)}${named}`;
}

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape
function events(contract: any): string {
  const stream = contract.paths['/agent/run'].post.responses['200'].content['text/event-stream'];
  const schemas = Object.entries<{ $ref: string }>(stream['x-typed-events']);
  const lines = schemas.map(([name, schema]) => {
    return `    readonly ${name}: components["schemas"]["${schema.$ref.split('/').at(-1)}"];\n`;
  });
  const names = schemas.map(([name]) => `    ${name}: true,\n`);
  return `/** The data of each event of protocol 2, by its name. */
export interface TypedEvents {
${lines.join('')}}
/** The names of the events of protocol 2. */
export const typedEvents: Readonly<Record<keyof TypedEvents, true>> = {
${names.join('')}};
`;
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GENERATED, await generated());
