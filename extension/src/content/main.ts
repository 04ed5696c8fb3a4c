/** The content script of every frame: loaded at `document_start`, idle until it is asked. */
import type { EyesRequest } from '../shared/eyes-messages';
import type { HandsRequest } from '../shared/hands';
import type { RunRequest } from '../shared/run-messages';
import { receiveListenerName } from './dom/listening';
import { announceTo, FrameLinks } from './frame-link';
import { type Body, Hands } from './hands/answer';
import { Perception } from './perception';
import type { Reading } from './reading/main';
import { RunSide } from './run/answer';
import { framesInSight } from './snapshot/in-sight';

/** Set by the reading script, which the background puts in only when a page is to be read. */
declare global {
  var backendRigReading: Reading | undefined;
}

const links = new FrameLinks();
let perception: Perception | undefined;

receiveListenerName();
links.listen();

const body: Body = {
  eyes: eyesFrom,
  frameIdOf: (frame) => links.frameIdOf(frame),
  frameOf: (frameId) => links.frameOf(frameId),
};
const hands = new Hands(body);
const runs = new RunSide(body);

type Request = EyesRequest | HandsRequest | RunRequest;

chrome.runtime.onMessage.addListener((message: Request, sender, respond) => {
  if (sender.id !== chrome.runtime.id || typeof message !== 'object') return false;
  const answered = answerOf(message);
  if (!answered) return false;
  answered.then(
    (value) => respond({ value }),
    (error: unknown) => respond({ error: error instanceof Error ? error.message : String(error) }),
  );
  return true;
});

/** Null for what is meant for others. */
function answerOf(message: Request): Promise<unknown> | null {
  if ('eyes' in message) return see(message);
  if ('run' in message) return runs.answer(message);
  return 'hands' in message ? hands.answer(message) : null;
}

async function see(message: EyesRequest): Promise<unknown> {
  switch (message.eyes) {
    case 'expect frame':
      links.expect(message.token, message.frameId);
      return null;
    case 'announce frame':
      announceTo(parent, message.token);
      return null;
    case 'snapshot':
      await links.settled();
      return eyesFrom(message.firstRef).snapshot(message.request);
    case 'frames in sight':
      await links.settled();
      return framesInSight().flatMap((frame) => links.frameIdOf(frame) ?? []);
    case 'text':
      return reading().readPage(message.request);
    case 'find': {
      const eyes = eyesFrom(message.firstRef);
      return reading().findInPage(message.request, (element) => eyes.refOf(element));
    }
  }
}

/** The eyes of this document; the block of numbers is settled by the first question. */
function eyesFrom(firstRef: number): Perception {
  perception ??= new Perception(firstRef, (frame) => links.frameIdOf(frame));
  return perception;
}

function reading(): Reading {
  if (!globalThis.backendRigReading) throw new Error('the reading script is not there');
  return globalThis.backendRigReading;
}
