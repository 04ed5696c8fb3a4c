/** The options page: where the server is, and how the agent behaves. */
import { checkServer, serverAddress } from '../shared/server-check';
import { onSettings, readSettings, type Settings, writeSettings } from '../shared/settings';
import { verdictOn } from './verdict';
import { isIndonesian, type Words, wordsIn } from './words';

const language = chrome.i18n.getUILanguage();
const words = wordsIn(language);

const form = element('connection', HTMLFormElement);
const server = element('server', HTMLInputElement);
const token = element('token', HTMLInputElement);
const showToken = element('show-token', HTMLInputElement);
const verdict = element('verdict', HTMLOutputElement);
const confirm = element('confirm', HTMLInputElement);
const precise = element('precise', HTMLInputElement);

/** The check that was begun last; what one before it finds is of no interest any more. */
let check = 0;

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

function translate(): void {
  document.documentElement.lang = isIndonesian(language) ? 'id' : 'en';
  document.title = words.title;
  for (const each of document.querySelectorAll<HTMLElement>('[data-words]')) {
    each.textContent = words[each.dataset.words as keyof Words];
  }
}

/** What the person is writing is left as it is. */
function show(settings: Settings): void {
  if (document.activeElement !== server) server.value = settings.server;
  if (document.activeElement !== token) token.value = settings.token;
  confirm.checked = settings.confirm;
  precise.checked = settings.precise;
}

async function saveAndCheck(): Promise<void> {
  const mine = ++check;
  const address = serverAddress(server.value);
  tell(words.checking, 'checking');
  if (address !== null) {
    server.value = address;
    await writeSettings({ server: address, token: token.value.trim() });
  }
  const found = verdictOn(await checkServer(server.value, token.value.trim()), words);
  if (mine === check) tell(found.sentence, found.good ? 'good' : 'bad');
}

function tell(sentence: string, state: 'checking' | 'good' | 'bad'): void {
  verdict.textContent = sentence;
  verdict.dataset.state = state;
  server.setAttribute('aria-invalid', String(state === 'bad'));
}

translate();
void readSettings().then(show);
onSettings(show);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void saveAndCheck();
});
showToken.addEventListener('change', () => {
  token.type = showToken.checked ? 'text' : 'password';
});
confirm.addEventListener('change', () => void writeSettings({ confirm: confirm.checked }));
precise.addEventListener('change', () => void writeSettings({ precise: precise.checked }));
