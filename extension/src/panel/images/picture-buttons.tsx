import { useRef } from 'preact/hooks';
import { focusMessageField } from '../chat/message-field';
import { IconButton } from '../controls/icon-button';
import { useParts } from '../frame/parts';
import { words } from '../language/language';

const TYPES = 'image/png,image/jpeg,image/webp,image/gif';

/** A picture from a file, or of the page in front. */
export function PictureButtons() {
  const { draft, host } = useParts();
  const input = useRef<HTMLInputElement>(null);
  const t = words().images;
  const picked = async (field: HTMLInputElement) => {
    await draft.attach(field.files ?? []);
    field.value = '';
    focusMessageField();
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={TYPES}
        onChange={(event) => void picked(event.currentTarget)}
      />
      <IconButton
        icon="image"
        label={`${t.attach} (${t.limits})`}
        onClick={() => input.current?.click()}
      />
      {host.kind === 'panel' && <ScreenshotButton />}
    </>
  );
}

function ScreenshotButton() {
  const { draft, screenshots } = useParts();
  const t = words().images;
  const take = async () => {
    const dataUrl = await screenshots.take();
    if (dataUrl) draft.show({ name: t.screenshotName, dataUrl });
    else draft.refusal.value = 'noScreenshot';
  };
  return <IconButton icon="camera" label={t.screenshot} onClick={() => void take()} />;
}
