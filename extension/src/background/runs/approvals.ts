import type { ConfirmAction } from '../../shared/panel-messages';
import type { ApprovalRequest, ClientMessage, Decision, Scope } from '../../shared/socket-messages';
import type { Deed } from '../judge';
import type { Patiences } from '../panel/patience';
import type { Question, Questions, Reply } from '../panel/questions';
import { askedDeed } from './asked-deed';
import type { Runs } from './runs';

const MOST_REMEMBERED = 50;

/** What approvals need of the worker. */
export interface ApprovalsWorld {
  readonly questions: Questions;
  readonly patiences: Patiences;
  readonly runs: Runs;
  send(message: ClientMessage): void;
}

/** The server's questions to the person. Only a yes in a panel is one. */
export class Approvals {
  private readonly open = new Map<string, AbortController>();
  /** What was answered, the newest last: a question that comes again is not put again. */
  private readonly answered = new Map<string, Answer>();

  constructor(private readonly world: ApprovalsWorld) {}

  async ask(request: ApprovalRequest): Promise<void> {
    const { approval_id: id } = request;
    const before = this.answered.get(id);
    if (before) return this.answer(id, before);
    if (this.open.has(id)) return;
    const withdrawal = new AbortController();
    this.open.set(id, withdrawal);
    const { questions, patiences } = this.world;
    const patience = request.kind === 'action' ? patiences.approval : patiences.sessionUse;
    const question = await this.questionOf(request);
    const reply = await questions.ask(question, patience, withdrawal.signal);
    this.open.delete(id);
    if (reply.kind === 'withdrawn') return;
    this.answer(id, answerOf(reply));
  }

  withdraw(approvalId: string): void {
    this.open.get(approvalId)?.abort();
  }

  /** The session is gone, and all that it asked. */
  withdrawAll(): void {
    for (const withdrawal of this.open.values()) withdrawal.abort();
  }

  private answer(approvalId: string, answer: Answer): void {
    this.answered.set(approvalId, answer);
    const [oldest] = this.answered.keys();
    if (this.answered.size > MOST_REMEMBERED && oldest !== undefined) this.answered.delete(oldest);
    const data = { approval_id: approvalId, ...answer };
    this.world.send({ type: 'approval_result', data });
  }

  private async questionOf(request: ApprovalRequest): Promise<Question> {
    const { kind } = request;
    if (kind === 'session_use') return { type: 'confirm', kind, origin: request.origin };
    const deed = await askedDeed(request, await this.world.runs.known(request.run_id));
    const { reason, card } = request;
    if (!card) return { type: 'confirm', kind, ...deed, reason };
    const [first, ...others] = card.actions;
    const actions = first ? [withDeed(first, deed), ...others] : [];
    return { ...card, type: 'confirm', kind, actions };
  }
}

interface Answer {
  readonly decision: Decision;
  readonly scope?: Scope;
}

/** Only a yes is one; without a word on how far it goes it is for once. */
function answerOf(reply: Reply): Answer {
  if (reply.kind !== 'decision' || !reply.allow) return { decision: 'deny' };
  return { decision: 'allow', ...(reply.scope ? { scope: reply.scope } : {}) };
}

/** What the page says of the action that comes first, which the server cannot know. */
function withDeed(action: ConfirmAction, { target, url, origin }: Partial<Deed>): ConfirmAction {
  return {
    ...action,
    ...(target === undefined ? {} : { target }),
    ...(url === undefined ? {} : { url }),
    ...(origin === undefined ? {} : { origin }),
  };
}
