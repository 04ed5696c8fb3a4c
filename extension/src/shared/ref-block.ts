/** Numbers one document may give out before it goes on in its overflow region. */
export const BLOCK_SIZE = 10_000;
