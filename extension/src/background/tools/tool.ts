import type { ArgumentsOf, Fields, JsonSchema } from '../../shared/schema';
import { objectSchema } from '../../shared/schema';
import type { Eyes } from '../eyes';
import type { Hands } from '../hands';
import type { Judge } from '../judge';
import type { Navigations } from '../navigations';
import type { Person } from '../person';
import type { TrustedInput } from '../precise/trusted-input';
import type { RunTab } from '../run-tab';

/** What a tool does to the world: nothing, something in the page, or another page. */
export type Effect = 'read' | 'act' | 'navigate';

/** A tool as the server is told of it. */
export interface Declaration {
  readonly name: string;
  readonly description: string;
  readonly input_schema: JsonSchema;
  readonly effect: Effect;
  readonly timeout_ms: number;
}

/** What came of a call; an error is a sentence for the model. */
export type Outcome =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: string };

/** What tools work with. */
export interface ToolContext {
  readonly tab: RunTab;
  readonly eyes: Eyes;
  readonly hands: Hands;
  readonly navigations: Navigations;
  readonly person: Person;
  readonly judge: Judge;
  /** Trusted input, where the person switched precise mode on; else null. */
  readonly precise: TrustedInput | null;
}

export interface Tool {
  readonly declaration: Declaration;
  /** @param args have passed the schema */
  run(args: never, context: ToolContext): Promise<Outcome>;
}

interface Definition<F extends Fields> {
  readonly name: string;
  readonly description: string;
  readonly fields: F;
  readonly effect: Effect;
  /** Milliseconds; default 30,000. */
  readonly timeout?: number;
  run(args: ArgumentsOf<F>, context: ToolContext): Promise<Outcome>;
}

export function defineTool<const F extends Fields>(definition: Definition<F>): Tool {
  const { name, description, fields, effect, timeout = 30_000 } = definition;
  return {
    declaration: {
      name,
      description,
      input_schema: objectSchema(fields),
      effect,
      timeout_ms: timeout,
    },
    run: (args, context) => definition.run(args, context),
  };
}

export const done = (data: unknown): Outcome => ({ ok: true, data });
export const failed = (error: string): Outcome => ({ ok: false, error });
