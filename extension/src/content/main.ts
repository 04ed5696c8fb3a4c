/** The content script of every frame: loaded at `document_start`, idle until it is asked. */
import type { EyesRequest } from '../shared/eyes-messages';
import { receiveListenerName } from './dom/listening';
import { announceTo, FrameLinks } from './frame-link';
import { Perception } from './perception';
import type { Reading } from './reading/main';

/** Set by the reading script, which the background puts in only when a page is to be read. */
declare global {
  var backendRigReading: Reading | undefined;
}

const links = new FrameLinks();
let perception: Perception | undefined;

receiveListenerName();
links.listen();

chrome.runtime.onMessage.addListener((message: EyesRequest, sender, respond) => {
  if (sender.id !== chrome.runtime.id || typeof message?.eyes !== 'string') return false;
  answer(message).then(
    (value) => respond({ value }),
    (error: unknown) => respond({ error: String(error) }),
  );
  return true;
});

async function answer(message: EyesRequest): Promise<unknown> {
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
