import { hands } from './hands/part';
import { perception } from './perception/part';
import type { Section } from './report/row';
import type { Scope } from './scope';
import { changes } from './whole/changes';
import { trips } from './whole/trips';

/** What is measured, one after the other, so that no part disturbs another. */
export const PARTS = { perception, hands, trips, changes } satisfies Readonly<
  Record<string, (scope: Scope) => Promise<Section[]>>
>;

export type PartName = keyof typeof PARTS;
