import { useEffect, useRef, useState } from 'preact/hooks';
import type { FileData } from '../../shared/hands';
import type { PanelAnswer, PickMessage } from '../../shared/panel-messages';
import { dataUrlOf } from '../images/image-file';
import { words } from '../language/language';
import { visible, visibleLine } from '../text/visible';
import { isAnswer } from './answerable';
import { Card } from './card';

/** With what Base64 adds, as much as the tool takes. */
const MOST_BYTES = 24 * 1024 * 1024;

interface Props {
  readonly question: PickMessage;
  readonly answer: (given: PanelAnswer) => void;
}

/** Only files that the person picks here reach a page. */
export function PickQuestion({ question, answer }: Props) {
  const t = words().questions;
  const { target, multiple } = question.field;
  const [files, setFiles] = useState<readonly File[]>([]);
  const shownAt = useRef(performance.now());
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const isTooLarge = files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES;
  const refuse = (event: Event) => {
    if (isAnswer(event, shownAt.current)) answer({ kind: 'refused' });
  };
  const upload = async (event: Event) => {
    if (!isAnswer(event, shownAt.current)) return;
    answer({ kind: 'files', files: await Promise.all(files.map(fileData)) });
  };
  return (
    <Card title={t.pick} onRefuse={refuse}>
      <p>
        <bdi>{t.pickHint(visible(target))}</bdi>
      </p>
      <label class="file">
        {multiple ? t.chooseSeveral : t.choose}
        <input
          type="file"
          ref={input}
          multiple={multiple}
          onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
        />
      </label>
      <p role="status">
        {isTooLarge ? t.filesTooLarge : files.map(({ name }) => visibleLine(name, 80)).join(', ')}
      </p>
      <div class="row">
        <button type="button" onClick={refuse}>
          {t.noFile}
        </button>
        <button
          type="button"
          class="primary"
          disabled={files.length === 0 || isTooLarge}
          onClick={(event) => void upload(event)}
        >
          {t.upload}
        </button>
      </div>
    </Card>
  );
}

async function fileData(file: File): Promise<FileData> {
  const url = await dataUrlOf(file);
  return { name: file.name, type: file.type, base64: url.slice(url.indexOf(',') + 1) };
}
