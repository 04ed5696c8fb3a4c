import type { FileField } from '../../shared/hands';
import type { Answered, NoAnswer, Person, Picked, Question } from '../person';
import type { Patiences } from './patience';
import type { Questions, Reply } from './questions';

/** The person, asked in the panel. */
export class PanelPerson implements Person {
  constructor(
    private readonly questions: Questions,
    private readonly patiences: Patiences,
  ) {}

  async ask({ question, choices }: Question, signal: AbortSignal): Promise<Answered> {
    const message = { type: 'ask', question, choices } as const;
    const reply = await this.questions.ask(message, this.patiences.ask, signal);
    return reply.kind === 'text' ? { kind: 'answered', text: reply.text } : noAnswer(reply);
  }

  async pickFiles(field: FileField, signal: AbortSignal): Promise<Picked> {
    const message = { type: 'pick', field } as const;
    const reply = await this.questions.ask(message, this.patiences.ask, signal);
    if (reply.kind !== 'files') return noAnswer(reply);
    return reply.files.length > 0 ? { kind: 'picked', files: reply.files } : { kind: 'refused' };
  }
}

function noAnswer({ kind }: Reply): NoAnswer {
  return { kind: kind === 'nobody' ? 'no panel' : 'refused' };
}
