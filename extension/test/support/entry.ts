/** What tests and the bench see of the eyes: bundled and put into a world of its own in a page. */

import { hitPoint } from '../../src/content/dom/hit-test';
import { markOwnOverlay } from '../../src/content/dom/overlays';
import { Perception, receiveListenerName } from '../../src/content/perception';

receiveListenerName();

const eyes = { perception: new Perception(1), Perception, hitPoint, markOwnOverlay };
export type Eyes = typeof eyes;

Object.assign(globalThis, { eyes });
