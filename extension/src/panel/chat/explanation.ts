import type { ContactWatch } from '../contact/contact-watch';
import { words } from '../language/language';
import { ServerProblem } from '../server/problem';
import type { Explain } from './live-run';

/** Says in a sentence why there is no answer, and has the server looked for. */
export function explanation(contact: ContactWatch): Explain {
  return (error) => {
    void contact.look();
    if (!(error instanceof ServerProblem)) return words().chat.away;
    return error.detail || words().chat.status(error.status);
  };
}
