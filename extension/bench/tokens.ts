import { encode } from 'gpt-tokenizer/encoding/o200k_base';

/** How many o200k tokens a text is. */
export function tokens(text: string): number {
  return encode(text).length;
}
