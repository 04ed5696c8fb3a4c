import type { Scope } from '../../shared/socket-messages';
import { problemOf } from '../server/problem';
import type { ServerLink } from '../server/server-link';

const PATIENCE = 5000;

/** Asks the server to end a run. Never fails: whoever stops does not wait for an answer. */
export async function cancelRun(server: ServerLink, runId: string): Promise<void> {
  const path = `/agent/runs/${encodeURIComponent(runId)}/cancel`;
  await server.post(path, {}, AbortSignal.timeout(PATIENCE)).catch(() => undefined);
}

/**
 * Answers an approval, with a null for no; one that was answered elsewhere, or is over, counts as
 * answered.
 */
export async function answerApproval(
  server: ServerLink,
  runId: string,
  approvalId: string,
  scope: Scope | null,
): Promise<void> {
  const run = encodeURIComponent(runId);
  const path = `/agent/runs/${run}/approvals/${encodeURIComponent(approvalId)}`;
  const body = scope ? { decision: 'allow', scope } : { decision: 'deny' };
  const response = await server.post(path, body, AbortSignal.timeout(PATIENCE));
  if (!response.ok && response.status !== 404 && response.status !== 409) {
    throw await problemOf(response);
  }
}
