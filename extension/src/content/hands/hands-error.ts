/** An expected refusal; the message is a sentence for the model. */
export class HandsError extends Error {}
