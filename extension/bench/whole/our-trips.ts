import { type Call, call, type Result } from '../../test/support/fake-gemini';
import { refOf, textOf, type Whole } from '../../test/support/whole';
import { Timings, TRIPS, type TripTool } from './trip';

/**
 * Makes each call so many times in one run and times it as the model does: from its call to its
 * having the request that carries the result.
 */
export async function ourTrips(whole: Whole, rounds: number): Promise<Timings> {
  await whole.show('still');
  const timings = new Timings();
  let made = 0;
  const run = await whole.run(function* () {
    const [seen] = yield call('get_interactive_elements');
    const refs = refsIn(textOf(seen));
    for (let round = 0; round < rounds; round++) {
      for (const { tool } of TRIPS) {
        made += yield* timed(call(tool, argumentsOf(tool, refs, round)), timings);
      }
    }
    return 'Done.';
  });
  if (made !== rounds * TRIPS.length) throw new Error(`the run ended early: ${run.text}`);
  return timings;
}

interface Refs {
  readonly button: number;
  readonly field: number;
}

function refsIn(snapshot: string): Refs {
  return { button: refOf(snapshot, 'Press'), field: refOf(snapshot, 'Name') };
}

function argumentsOf(tool: TripTool, { button, field }: Refs, round: number): object {
  if (tool === 'click_element') return { ref: button };
  if (tool === 'type_text') return { ref: field, text: `Budi ${round}` };
  return {};
}

function* timed(wanted: Call, timings: Timings): Generator<Call, number, Result[]> {
  const started = performance.now();
  const [result = {}] = yield wanted;
  const took = performance.now() - started;
  if ('error' in result) throw new Error(`${wanted.name}: ${textOf(result)}`);
  timings.add(wanted.name, took);
  return 1;
}
