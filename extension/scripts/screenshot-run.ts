import type { ToPanel } from '../src/shared/panel-messages';
import type { FakeRun } from '../test/support/fake-run';

/**
 * What the pictures show: a form is filled in, a question asked before it is sent, and what the
 * model did not see.
 */
export const QUESTION = 'Book the bus to Bandung on Friday for Budi Santoso';

const FOUND = `The site has three buses on Friday. I take **the earliest** that is not full:

| Departure | Class | Price |
|-|-|-:|
| 07:15 | Economy | Rp 95,000 |
| 09:40 | Business | Rp 140,000 |
`;

const BOOKED = `
The seat is **booked**; the code is \`BDG-2291\`. You can see it on [your trips](https://bus.example/trips).
`;

const CALLS = [
  {
    name: 'navigate_to',
    args: { url: 'https://bus.example/bandung' },
    said: 'opened “Buses to Bandung”',
  },
  { name: 'get_interactive_elements', args: {}, said: '' },
  {
    name: 'fill_form',
    args: { fields: [{ ref: 4, value: 'Budi Santoso' }] },
    said: '3 fields filled in',
  },
] as const;

/** Plays the run, to its end or to the question before its last step. */
export function playRun(run: FakeRun, toEnd: boolean): void {
  for (const [at, { name, args, said }] of CALLS.entries()) {
    run.calling(`c${at}`, name, args);
    run.completed(`c${at}`, name, said, true, 140 + at * 610);
  }
  run.tell('privacy', { kinds: { email: 1, phone: 1 } });
  run.text(FOUND);
  run.calling('c9', 'click_element', { ref: 12 });
  if (!toEnd) return;
  run.completed('c9', 'click_element', 'clicked button "Book seat"', true, 210);
  run.text(BOOKED);
  run.usage(6420, 318);
  run.end();
}

/** What the browser's worker tells of the last step, and asks before it. */
export function lastStep(run: FakeRun): readonly ToPanel[] {
  const target = 'button "Book seat"';
  return [
    { type: 'run', runId: run.id, state: 'acting', step: 4, tabId: 1 },
    {
      type: 'tool',
      runId: run.id,
      callId: 'w9',
      name: 'click_element',
      effect: 'act',
      target,
      ref: 12,
      state: 'running',
    },
    {
      type: 'confirm',
      id: 'q1',
      kind: 'action',
      actions: [
        {
          tool: 'click_element',
          site: 'bus.example',
          target,
          values: [],
          url: 'https://bus.example/book',
          reasons: ['Using the button “Book seat” places an order, which cannot be undone.'],
        },
      ],
      choices: ['once', 'no'],
      expiresAt: Date.parse('2026-01-01T12:05:00'),
    },
  ];
}
