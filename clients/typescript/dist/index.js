export { Browser, withSnapshot, } from './browser/browser.js';
export { RigClient, } from './client.js';
export { BrokenStreamError, ProblemError, RigError, UnreachableError, } from './errors.js';
export { Run } from './run.js';
