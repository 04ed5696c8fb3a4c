import { useEffect } from 'preact/hooks';
import { Progress } from '../activity/progress';
import { CopyButton } from '../controls/copy-button';
import { Icon } from '../controls/icon';
import { useParts } from '../frame/parts';
import { number, words } from '../language/language';
import { visible } from '../text/visible';
import { AnswerPart } from './answer-part';
import { focusMessageField } from './message-field';
import { type Answer, type AssistantMessage, textOf } from './transcript';
import { Withheld } from './withheld';

interface Props {
  readonly message: AssistantMessage;
  readonly isLast: boolean;
}

/** One answer, as it grows or as it was kept. */
export function AssistantMessageView({ message, isLast }: Props) {
  const { chat, announcer } = useParts();
  const live = chat.live.value;
  const isLive = live?.messageId === message.id;
  const answer = isLive ? live.answer.value : message.answer;
  const isOn = isLive && answer.end === null;
  useEffect(() => {
    if (!isLive) return;
    announcer.say(words().chat.answering);
    return () => announcer.say(words().chat.answered);
  }, [isLive]);
  return (
    <article class="message assistant" aria-busy={isOn}>
      <h3 class="unseen">{words().chat.assistant}</h3>
      {answer.parts.map((part, at) => (
        <AnswerPart
          key={at}
          part={part}
          runId={answer.runId}
          isGrowing={isOn && at === answer.parts.length - 1}
          onBlock={isLive ? announcer.say : undefined}
        />
      ))}
      <Notes answer={answer} />
      <Withheld answer={answer} />
      {isOn ? <Progress answer={answer} /> : <End answer={answer} isLast={isLast} />}
    </article>
  );
}

/** What a person should know of how it came about. */
function Notes({ answer }: { readonly answer: Answer }) {
  const calls = answer.parts.flatMap((part) => (part.kind === 'calls' ? part.calls : []));
  const isSeen = calls.some(({ name, state }) => name === 'screenshot' && state === 'done');
  return (
    <>
      {answer.withoutBrowser && answer.runId && <p class="notice">{words().chat.withoutBrowser}</p>}
      {isSeen && <p class="notice">{words().images.notMaskedShot}</p>}
    </>
  );
}

function End({ answer, isLast }: { readonly answer: Answer; readonly isLast: boolean }) {
  const { chat } = useParts();
  const t = words().chat;
  const text = textOf(answer);
  const retry = () => {
    chat.retry();
    focusMessageField();
  };
  return (
    <>
      <Failure answer={answer} />
      <div class="actions">
        {text && <CopyButton label={words().copyMessage} text={text} />}
        {isLast && chat.live.value === null && (
          <button type="button" class="quiet" onClick={retry}>
            <Icon name="retry" /> {t.retry}
          </button>
        )}
        {answer.usage && answer.usage.total > 0 && (
          <span class="usage">
            {t.tokens(number(answer.usage.input), number(answer.usage.output))}
          </span>
        )}
      </div>
    </>
  );
}

/** How it ended, where it did not end as wished. */
function Failure({ answer: { end, error } }: { readonly answer: Answer }) {
  const t = words().chat;
  const how = end === null ? 'broken' : end;
  if (how === 'answered' && !error) return null;
  const sentence = error ? visible(error) : how === 'answered' ? '' : t.end[how];
  const isQuiet = !error && (how === 'cancelled' || how === 'stopped');
  return (
    <p class={isQuiet ? 'notice' : 'failure'} role={isQuiet ? undefined : 'alert'}>
      <bdi>{sentence}</bdi>
    </p>
  );
}
