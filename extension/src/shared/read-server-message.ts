import {
  type ActionRequest,
  type ApprovalRequest,
  PROTOCOL,
  RUN_OUTCOMES,
  RUN_STATES,
  type RunState,
  type ServerMessage,
  type SessionInit,
} from './socket-messages';

type Data = Readonly<Record<string, unknown>>;

/** Where the server says nothing of it. Milliseconds. */
const DEFAULT_TIMEOUT = 30_000;

/** No id is longer. */
const LONGEST_ID = 200;

/** Reads what came over the socket; null for what is broken or unknown. Never throws. */
export function readServerMessage(text: unknown): ServerMessage | null {
  const message = typeof text === 'string' ? objectIn(parsed(text)) : null;
  const type = message?.type;
  if (type === 'Pong') return { type };
  const data = objectIn(message?.data);
  const read = typeof type === 'string' && Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return data && read ? read(data) : null;
}

const READERS: Readonly<Record<string, (data: Data) => ServerMessage | null>> = {
  session_init: readInit,
  action_request: readAction,
  approval_request: readApproval,
  approval_withdrawn: ({ approval_id }) =>
    isId(approval_id) ? { type: 'approval_withdrawn', approval_id } : null,
  run_state: readRunState,
};

function readInit({ session_id, resume_token, protocol, resumed }: Data): SessionInit | null {
  if (!isId(session_id) || !isWord(resume_token) || protocol !== PROTOCOL) return null;
  if (typeof resumed !== 'boolean') return null;
  return { type: 'session_init', session_id, resume_token, resumed };
}

function readAction({ request_id, run_id, timeout_ms, command }: Data): ActionRequest | null {
  const given = objectIn(command);
  if (!isId(request_id) || !isId(run_id) || !given || !isWord(given.type)) return null;
  if (timeout_ms !== undefined && !isPositive(timeout_ms)) return null;
  const { type: tool, ...args } = given as Data & { type: string };
  const timeout = timeout_ms ?? DEFAULT_TIMEOUT;
  return { type: 'action_request', request_id, run_id, timeout_ms: timeout, tool, args };
}

function readApproval(data: Data): ApprovalRequest | null {
  const { approval_id, kind, run_id, tool, origin, reason } = data;
  const args = objectIn(data.arguments);
  if (!isId(approval_id)) return null;
  if (kind === 'session_use' && isWord(origin)) {
    return { type: 'approval_request', kind, approval_id, origin };
  }
  if (kind !== 'action' || !isId(run_id) || !isWord(tool) || !args) return null;
  const why = typeof reason === 'string' ? reason : '';
  return { type: 'approval_request', kind, approval_id, run_id, tool, args, reason: why };
}

function readRunState({ run_id, state, step, outcome }: Data): RunState | null {
  const known = RUN_STATES.find((each) => each === state);
  const ending = RUN_OUTCOMES.find((each) => each === outcome);
  if (!isId(run_id) || !known || typeof step !== 'number' || !(step >= 0)) return null;
  if (outcome !== undefined && outcome !== null && !ending) return null;
  return { type: 'run_state', run_id, state: known, step, ...(ending ? { outcome: ending } : {}) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function objectIn(value: unknown): Data | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Data)
    : null;
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isId(value: unknown): value is string {
  return isWord(value) && value.length <= LONGEST_ID;
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
