import type { ArgumentsOf, Fields } from '../../shared/schema';
import { objectSchema } from '../../shared/schema';
import type { DeclaredTool } from '../../shared/socket-messages';
import type { Eyes } from '../eyes';
import type { Hands } from '../hands';
import type { Deed, Judge } from '../judge';
import type { Navigations } from '../navigations';
import type { Person } from '../person';
import type { TrustedInput } from '../precise/trusted-input';
import type { RunTab } from '../run-tab';

/** What a tool does to the world: nothing, something in the page, or another page. */
export type Effect = DeclaredTool['effect'];

/** A tool as the server is told of it. */
export type Declaration = DeclaredTool & { readonly timeout_ms: number };

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
  /** Given when the call is to end; the reason is an error for the model. */
  readonly signal: AbortSignal;
  /** Shows the person which elements of the tab the call is aimed at. */
  aims(refs: readonly number[]): void;
}

export interface Tool {
  readonly declaration: Declaration;
  /** Whether it does what it does where the pointer meets the element. */
  readonly byPointer: boolean;
  /** @param args have passed the schema */
  run(args: never, context: ToolContext): Promise<Outcome>;
  /** Its target, where the numbers among its arguments do not tell that; null where they do. */
  aim(args: never, context: ToolContext): Promise<AimedAt | null>;
}

/** A deed without what can be told from the arguments. */
export type AimedAt = Pick<Deed, 'target' | 'url' | 'origin'>;

interface Definition<F extends Fields> {
  readonly name: string;
  readonly description: string;
  readonly fields: F;
  readonly effect: Effect;
  /** Milliseconds; default 30,000. */
  readonly timeout?: number;
  /** Default false. */
  readonly byPointer?: boolean;
  run(args: ArgumentsOf<F>, context: ToolContext): Promise<Outcome>;
  aim?(args: ArgumentsOf<F>, context: ToolContext): Promise<AimedAt | null>;
}

export function defineTool<const F extends Fields>(definition: Definition<F>): Tool {
  const { name, description, fields, effect, timeout = 30_000, byPointer = false } = definition;
  return {
    declaration: {
      name,
      description,
      input_schema: objectSchema(fields),
      effect,
      timeout_ms: timeout,
    },
    byPointer,
    run: (args, context) => definition.run(args, context),
    aim: async (args, context) => (await definition.aim?.(args, context)) ?? null,
  };
}

export const done = (data: unknown): Outcome => ({ ok: true, data });
export const failed = (error: string): Outcome => ({ ok: false, error });
