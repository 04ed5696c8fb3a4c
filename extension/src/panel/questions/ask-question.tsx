import { useEffect, useRef, useState } from 'preact/hooks';
import type { AskMessage, PanelAnswer } from '../../shared/panel-messages';
import { words } from '../language/language';
import { visible } from '../text/visible';
import { isAnswer } from './answerable';
import { Card } from './card';

interface Props {
  readonly question: AskMessage;
  readonly answer: (given: PanelAnswer) => void;
}

/** The agent asks the person: choices, or any text. */
export function AskQuestion({ question, answer }: Props) {
  const t = words().questions;
  const shownAt = useRef(performance.now());
  const refuse = (event: Event) => {
    if (isAnswer(event, shownAt.current)) answer({ kind: 'refused' });
  };
  const say = (event: Event, text: string) => {
    event.preventDefault();
    if (text.trim() && isAnswer(event, shownAt.current)) answer({ kind: 'text', text });
  };
  const { choices } = question;
  return (
    <Card title={t.ask} onRefuse={refuse}>
      <p class="question">
        <bdi>{visible(question.question)}</bdi>
      </p>
      {choices.length > 0 ? <Choices choices={choices} say={say} /> : <AnyText say={say} />}
      <div class="row">
        <button type="button" onClick={refuse}>
          {t.noAnswer}
        </button>
      </div>
    </Card>
  );
}

type Say = (event: Event, text: string) => void;

function Choices({ choices, say }: { readonly choices: readonly string[]; readonly say: Say }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  return (
    <ul class="choices" ref={list}>
      {choices.map((choice, at) => (
        <li key={at}>
          <button type="button" onClick={(event) => say(event, choice)}>
            <bdi>{visible(choice)}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

function AnyText({ say }: { readonly say: Say }) {
  const t = words().questions;
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form class="row" onSubmit={(event) => say(event, text)}>
      <input
        ref={field}
        aria-label={t.answerField}
        required
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="primary">
        {t.answer}
      </button>
    </form>
  );
}
