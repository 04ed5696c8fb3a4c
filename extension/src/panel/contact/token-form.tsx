import { useId, useState } from 'preact/hooks';
import { useParts } from '../frame/parts';
import type { TokenKeeper } from '../host/token-keeper';
import { words } from '../language/language';

/** Asks for the server's access token and tries it on the spot. */
export function TokenForm({ token }: { readonly token: TokenKeeper }) {
  const { contact } = useParts();
  const [text, setText] = useState('');
  const [remember, setRemember] = useState(false);
  const [wrong, setWrong] = useState(false);
  const hint = useId();
  const t = words().token;
  const use = async (event: Event) => {
    event.preventDefault();
    token.keep(text.trim(), remember);
    await contact.look();
    if (contact.contact.value.kind !== 'token needed') return;
    token.forget();
    setWrong(true);
  };
  return (
    <form class="token" onSubmit={use}>
      <label>
        {t.label}
        <input
          type="password"
          autocomplete="off"
          required
          aria-describedby={hint}
          aria-invalid={wrong}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p id={hint} class="hint" role={wrong ? 'alert' : undefined}>
        {wrong ? t.wrong : t.hint}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
        {t.remember}
      </label>
      <button type="submit" class="primary">
        {t.use}
      </button>
    </form>
  );
}
