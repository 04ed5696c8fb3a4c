/** Put into a frame on demand, beside the content script and in the same isolated world. */
import { findInPage } from './find';
import { readPage } from './page-text';

const reading = { readPage, findInPage };
export type Reading = typeof reading;

globalThis.backendRigReading = reading;
