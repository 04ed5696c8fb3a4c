/** What stands in place of a name behind a link that has none: the end of its address. */
export const LINK_HINT = /to [\w.~%+-]{1,30}/;

/**
 * What a snapshot says of a control behind its name, word by word: marks and state. Written by
 * marks.ts and state.ts, read by elements.ts. Page text never holds `→` (see line-writer.ts).
 */
export const STATE_WORD =
  /value "[^"\n]*"|\([^)\n]*\)|→ \S+|(?:submit|post|download|mixed|checked|pressed|selected|current|expanded|collapsed|required|invalid|readonly|disabled|focused|filled|secret)\b/;
