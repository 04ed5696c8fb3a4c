import {
  type ClientMessage,
  type DeclaredTool,
  PROTOCOL,
  type RequestOutcome,
} from '../../shared/socket-messages';

/** As many characters may results take; a hello is at most 256 KiB, and tools are in it too. */
const ROOM_FOR_RESULTS = 96 * 1024;

export interface Introduction {
  readonly client: { readonly name: string; readonly version: string };
  readonly tools: readonly DeclaredTool[];
}

/** The first message, and the results that were too large for it. */
export interface Hello {
  readonly message: ClientMessage;
  /** Told as running there, so they are to be sent next. */
  readonly toFollow: readonly (RequestOutcome & { readonly state: 'done' })[];
}

/** @param outcomes the oldest first; the newest find room first */
export function helloOf(
  { client, tools }: Introduction,
  resumeToken: string | null,
  outcomes: readonly RequestOutcome[],
): Hello {
  const toFollow: (RequestOutcome & { readonly state: 'done' })[] = [];
  let room = ROOM_FOR_RESULTS;
  const told = outcomes.toReversed().map((outcome): RequestOutcome => {
    if (outcome.state !== 'done') return outcome;
    const size = JSON.stringify(outcome).length;
    if (size <= room) {
      room -= size;
      return outcome;
    }
    toFollow.push(outcome);
    return { request_id: outcome.request_id, state: 'running' };
  });
  const data = {
    protocol: PROTOCOL,
    ...(resumeToken === null ? {} : { resume_token: resumeToken, outcomes: told.reverse() }),
    client,
    tools,
  } as const;
  return { message: { type: 'hello', data }, toFollow };
}
