import { list, optional, text } from '../../shared/schema';
import { defineTool, done, failed } from './tool';

const PATIENCE = 300_000;

export const askUser = defineTool({
  name: 'ask_user',
  description:
    'Asks the person something in the panel and gives their answer back: what only they know or' +
    ' should decide.',
  fields: {
    question: text('One short question.', 1000),
    choices: optional(list('Answers to choose from.', text('An answer.', 200), 10)),
  },
  effect: 'read',
  timeout: PATIENCE + 10_000,
  run: async ({ question, choices = [] }, { person, signal }) => {
    const answer = await person.ask({ question, choices }, signal);
    if (answer.kind === 'answered') return done({ answer: answer.text });
    return failed(
      answer.kind === 'refused'
        ? 'the person did not want to answer'
        : 'no panel is open in which the person could be asked',
    );
  },
});
