import { useEffect, useRef } from 'preact/hooks';
import type { PanelAnswer } from '../../shared/panel-messages';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { AskQuestion } from './ask-question';
import { ConfirmQuestion } from './confirm-question';
import { PickQuestion } from './pick-question';
import type { Question, Waiting } from './questions';

/** The question that waits longest; the others follow. */
export function QuestionArea() {
  const { questions } = useParts();
  const [first, ...others] = questions.waiting.value;
  if (!first) return null;
  return (
    <div class="questions">
      {questions.unsent.value && <p role="alert">{words().questions.notSent}</p>}
      <OneQuestion key={first.question.id} waiting={first} />
      {others.length > 0 && <p class="hint">{words().questions.waiting(others.length)}</p>}
    </div>
  );
}

function OneQuestion({ waiting }: { readonly waiting: Waiting }) {
  const { questions } = useParts();
  const before = useRef(document.activeElement);
  // Where the person was when it came up is where they go on when it is gone.
  useEffect(
    () => () => {
      const last = before.current;
      const isThere = last instanceof HTMLElement && last.isConnected && last !== document.body;
      (isThere ? last : document.querySelector<HTMLElement>('#message'))?.focus();
    },
    [],
  );
  const answer = (given: PanelAnswer) => void questions.answer(waiting, given);
  return questionOf(waiting.question, answer);
}

function questionOf(question: Question, answer: (given: PanelAnswer) => void) {
  switch (question.type) {
    case 'confirm':
      return <ConfirmQuestion question={question} answer={answer} />;
    case 'ask':
      return <AskQuestion question={question} answer={answer} />;
    case 'pick':
      return <PickQuestion question={question} answer={answer} />;
  }
}
