import type { DeclaredTool } from '../../shared/socket-messages';
import { declarations } from '../tools/toolbox';

/** In confirm mode the person is asked first, 2 min at most, and that can be switched on any time. */
const ASKING = 125_000;

/** The tools as the server is told of them, each with as long as an answer may take. */
export function offeredTools(): DeclaredTool[] {
  return declarations().map((tool) =>
    tool.effect === 'act' ? { ...tool, timeout_ms: tool.timeout_ms + ASKING } : tool,
  );
}
