import { Calls } from '../activity/calls';
import { Icon } from '../controls/icon';
import { words } from '../language/language';
import { Markdown } from '../markdown/markdown';
import type { Part } from './transcript';

interface Props {
  readonly part: Part;
  readonly runId: string;
  readonly isGrowing: boolean;
  readonly onBlock: ((text: string) => void) | undefined;
}

export function AnswerPart({ part, runId, isGrowing, onBlock }: Props) {
  switch (part.kind) {
    case 'text':
      // Line ends that keep what follows apart.
      if (part.text.trim() === '') return null;
      return <Markdown text={part.text} growing={isGrowing} onBlock={onBlock} />;
    case 'notice':
      return (
        <p class="notice">
          <bdi>{part.text}</bdi>
        </p>
      );
    case 'thought':
      return (
        <details class="thoughts">
          <summary>
            <Icon name="chevron" /> {words().chat.thoughts}
          </summary>
          <p class="words" dir="auto">
            {part.text}
          </p>
        </details>
      );
    case 'calls':
      return <Calls calls={part.calls} runId={runId} />;
  }
}
