import { call } from '../../test/support/fake-gemini';
import { refOf, textOf, type Whole } from '../../test/support/whole';
import { tokens } from '../tokens';
import { addChangers, CHANGERS, type Changer } from './changers';

/** What the model is given after a click that changed a little, in tokens. */
export interface Told {
  /** What changed, as the `page` member of the answer tells it. */
  readonly page: number;
  /** The whole answer. */
  readonly answer: number;
}

/** Looks at a page once and presses each button; the model has nothing but the answers. */
export async function ourChanges(whole: Whole, page: string): Promise<Told[]> {
  const shown = await whole.show(page);
  await shown.evaluate(addChangers);
  const told: Told[] = [];
  const run = await whole.run(function* () {
    const [seen] = yield call('get_interactive_elements');
    for (const changer of CHANGERS) {
      const ref = refOf(textOf(seen), changer.name);
      const [response = {}] = yield call('click_element', { ref });
      told.push(toldOf(response, changer));
    }
    return 'Done.';
  });
  if (told.length !== CHANGERS.length) throw new Error(`the run ended early: ${run.text}`);
  return told;
}

function toldOf(response: Readonly<Record<string, unknown>>, { name, proof }: Changer): Told {
  const page = (response.result as { page?: unknown } | undefined)?.page;
  if (typeof page !== 'string' || !proof.test(page)) {
    throw new Error(`"${name}" is not told: ${JSON.stringify(response)}`);
  }
  return { page: tokens(page), answer: tokens(JSON.stringify(response)) };
}
