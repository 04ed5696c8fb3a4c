/** A click that was already on its way when the question appeared is not meant for it. */
const TOO_SOON = 400;

/**
 * Whether an answer is a person's and was given to this question: neither made by a script, be it
 * the agent itself at work in this page, nor begun before the question could be read.
 */
export function isAnswer(event: Event, shownAt: number): boolean {
  return event.isTrusted && event.timeStamp - shownAt >= TOO_SOON;
}
