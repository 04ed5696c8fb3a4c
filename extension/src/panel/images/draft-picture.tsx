import { focusMessageField } from '../chat/message-field';
import { IconButton } from '../controls/icon-button';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { visibleLine } from '../text/visible';

/** The picture that goes with the message, or why one cannot. */
export function DraftPicture() {
  const { draft } = useParts();
  const t = words().images;
  const picture = draft.picture.value;
  const refusal = draft.refusal.value;
  const remove = () => {
    draft.show(null);
    focusMessageField();
  };
  return (
    <>
      {picture && (
        <div class="draft-picture">
          <img src={picture.dataUrl} alt={t.attached(visibleLine(picture.name, 60))} />
          <IconButton icon="close" label={t.remove} onClick={remove} />
        </div>
      )}
      {picture && <p class="hint">{t.notMasked}</p>}
      <p class={refusal ? 'failure' : 'unseen'} role="alert">
        {refusal && `${t[refusal]} ${refusal === 'noScreenshot' ? '' : t.limits}`}
      </p>
    </>
  );
}
