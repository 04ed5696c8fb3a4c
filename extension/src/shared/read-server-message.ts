import { approvalCardIn } from './approval-card';
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

const ID = /^[0-9a-f]{32}$/;
const TOOL_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;
const LONGEST_TOKEN = 200;
const LONGEST_TIMEOUT = 600_000;

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
  if (!isId(session_id) || protocol !== PROTOCOL || typeof resumed !== 'boolean') return null;
  if (!isWord(resume_token) || resume_token.length > LONGEST_TOKEN) return null;
  return { type: 'session_init', session_id, resume_token, resumed };
}

function readAction({ request_id, run_id, timeout_ms, command }: Data): ActionRequest | null {
  const given = objectIn(command);
  if (!isId(request_id) || !isId(run_id) || !isTimeout(timeout_ms) || !given) return null;
  const { type: tool, ...args } = given;
  if (!isToolName(tool)) return null;
  return { type: 'action_request', request_id, run_id, timeout_ms, tool, args };
}

function readApproval(data: Data): ApprovalRequest | null {
  const { approval_id, kind, run_id, tool, origin, reason } = data;
  const args = objectIn(data.arguments);
  if (!isId(approval_id)) return null;
  if (kind === 'session_use' && isWord(origin)) {
    return { type: 'approval_request', kind, approval_id, origin };
  }
  if (kind !== 'action' || !isId(run_id) || !isToolName(tool) || !args || !isWord(reason)) {
    return null;
  }
  const card = approvalCardIn(data);
  if (card === null) return null;
  const question = { kind, approval_id, run_id, tool, args, reason } as const;
  return { type: 'approval_request', ...question, ...(card ? { card } : {}) };
}

function readRunState({ run_id, state, step, outcome }: Data): RunState | null {
  const known = RUN_STATES.find((each) => each === state);
  const ending = RUN_OUTCOMES.find((each) => each === outcome);
  if (!isId(run_id) || !known || !Number.isInteger(step) || Number(step) < 0) return null;
  if (known === 'ended' ? !ending : outcome !== undefined) return null;
  return {
    type: 'run_state',
    run_id,
    state: known,
    step: Number(step),
    ...(ending ? { outcome: ending } : {}),
  };
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
  return typeof value === 'string' && ID.test(value);
}

function isToolName(value: unknown): value is string {
  return typeof value === 'string' && TOOL_NAME.test(value);
}

function isTimeout(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LONGEST_TIMEOUT;
}
