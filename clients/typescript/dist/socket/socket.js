/** A socket that broke without a word (RFC 6455, 7.1.5). */
export const BROKEN = 1006;
