import { useState } from 'preact/hooks';
import { words } from '../language/language';
import { copyText } from '../text/copy';
import { IconButton } from './icon-button';

const SHOWN = 2000;

export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [told, setTold] = useState('');
  const copy = async () => {
    setTold((await copyText(text)) ? words().copied : words().copyFailed);
    setTimeout(() => setTold(''), SHOWN);
  };
  return (
    <span class="copy">
      <IconButton icon={told === words().copied ? 'check' : 'copy'} label={label} onClick={copy} />
      <span class="told" role="status">
        {told}
      </span>
    </span>
  );
}
