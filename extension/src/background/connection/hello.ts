import {
  type ClientMessage,
  type DeclaredTool,
  PROTOCOL,
  type RequestOutcome,
} from '../../shared/socket-messages';

/** As many bytes may results take; a hello is at most 256 KiB, and the tools are in it too. */
const ROOM_FOR_RESULTS = 128 * 1024;

export interface Introduction {
  readonly client: { readonly name: string; readonly version: string };
  readonly tools: readonly DeclaredTool[];
}

/** The first message, and which requests it tells as running: their results follow. */
export interface Hello {
  readonly message: ClientMessage;
  readonly running: readonly string[];
}

/** @param outcomes the oldest first; where they do not all fit, the newest go in */
export function helloOf(
  { client, tools }: Introduction,
  resumeToken: string | null,
  outcomes: readonly RequestOutcome[],
): Hello {
  const told = resumeToken === null ? [] : fitting(outcomes);
  const data = {
    protocol: PROTOCOL,
    ...(resumeToken === null ? {} : { resume_token: resumeToken, outcomes: told }),
    client,
    tools,
  } as const;
  const running = told.flatMap(({ request_id, state }) => (state === 'running' ? request_id : []));
  return { message: { type: 'hello', data }, running };
}

function fitting(outcomes: readonly RequestOutcome[]): RequestOutcome[] {
  let room = ROOM_FOR_RESULTS;
  return outcomes
    .toReversed()
    .map((outcome): RequestOutcome => {
      if (outcome.state !== 'done') return outcome;
      const size = JSON.stringify(outcome).length * 3;
      if (size > room) return { request_id: outcome.request_id, state: 'running' };
      room -= size;
      return outcome;
    })
    .reverse();
}
