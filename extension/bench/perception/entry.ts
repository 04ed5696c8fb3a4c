/** The bundle of the bench: the eyes as the tests have them, and what they are compared with. */
import '../../test/support/entry';
import { composeSnapshot } from '../../src/shared/compose';
import type { SnapshotRequest } from '../../src/shared/snapshot';
import type { Eyes as TestEyes } from '../../test/support/entry';
import { readabilityText, textOfHtml } from './reading-score';

declare const eyes: TestEyes;

/** A whole snapshot of this one document as the model would get it, all parts together. */
function composed(request: SnapshotRequest): string {
  const frame = eyes.perception.snapshot(request);
  const { text, parts } = composeSnapshot(new Map([[0, frame]]));
  return parts === 1 ? text : frame.lines.join('\n');
}

const more = { composed, readabilityText, textOfHtml };
export type Eyes = TestEyes & typeof more;

Object.assign(eyes, more);
