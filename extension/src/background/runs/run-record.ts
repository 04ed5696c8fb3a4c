import type { RunState } from '../../shared/socket-messages';
import type { Store } from '../connection/store';

/** A run as it is kept over the worker's death. */
export interface RunRecord {
  readonly runId: string;
  /** Null until it needs one, where none was right at its start. */
  readonly tabId: number | null;
  /** Tabs that it opened. */
  readonly opened: readonly number[];
  readonly state: RunState['state'];
  readonly step: number;
  /** Whether it has called a tool: from then on its tab is the agent's. */
  readonly atWork: boolean;
  readonly takenOver: boolean;
}

const PREFIX = 'run:';

/** Keeps the runs that are on. */
export class RunRecords {
  constructor(private readonly store: Store) {}

  async all(): Promise<RunRecord[]> {
    return Object.entries(await this.store.get(null))
      .filter(([key]) => key.startsWith(PREFIX))
      .map(([, value]) => value as RunRecord);
  }

  async keep(record: RunRecord): Promise<void> {
    await this.store.set({ [PREFIX + record.runId]: record });
  }

  async forget(runId: string): Promise<void> {
    await this.store.remove(PREFIX + runId);
  }
}
