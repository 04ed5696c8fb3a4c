import { ContactLine } from '../contact/contact-line';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { isOffline } from '../server/info';
import { focusMessageField } from './message-field';

/** Before the first message: whether all is ready, and what could be asked. */
export function EmptyState() {
  const { draft, contact } = useParts();
  const t = words().empty;
  const examples = isOffline(contact.contact.value) ? t.offlineExamples : t.examples;
  const take = (example: string) => {
    draft.text.value = example;
    focusMessageField();
  };
  return (
    <div class="empty">
      <ContactLine />
      <p class="title">{t.title}</p>
      <p>{t.intro}</p>
      <ul class="examples">
        {examples.map((example) => (
          <li key={example}>
            <button type="button" onClick={() => take(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
