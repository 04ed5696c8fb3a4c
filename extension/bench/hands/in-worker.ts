import type { Entrance } from '../../src/background/main';

declare const rig: Entrance;

/** Milliseconds of each round. */
export interface Times {
  readonly dispatched: readonly number[];
  readonly settled: readonly number[];
}

interface Rounds {
  readonly url: string;
  readonly rounds: number;
  readonly warmUp: number;
}

/** Runs in the service worker. */
export async function timeActions({ url, rounds, warmUp }: Rounds) {
  const [tab] = await chrome.tabs.query({ url });
  const tabId = tab?.id ?? -1;
  const { text } = await rig.parts.eyes.look(tabId, { scope: 'page' });
  const [button = 0, field = 0] = [...text.matchAll(/#(\d+)/g)].map((match) => Number(match[1]));
  const now = () => performance.timeOrigin + performance.now();
  const time = async (action: Parameters<typeof rig.parts.hands.act>[2], ref: number) => {
    const dispatched: number[] = [];
    const settled: number[] = [];
    for (let round = 0; round < rounds + warmUp; round++) {
      const started = now();
      const { report } = await rig.parts.hands.act(tabId, ref, action);
      const ended = now();
      if (round < warmUp) continue;
      dispatched.push(report.dispatchedAt - started);
      settled.push(ended - started);
    }
    return { dispatched, settled };
  };
  const typing = { kind: 'type', ref: field, text: 'Budi!', clear: true, submit: false } as const;
  return {
    click: await time({ kind: 'click', ref: button, times: 1 }, button),
    type: await time(typing, field),
  };
}
