import type { RunOutcome, ToPanel } from '../../shared/panel-messages';
import type { ActionRequest, ClientMessage, Result, RunState } from '../../shared/socket-messages';
import type { Activity } from '../panel/activity';
import { pageSnapshot } from './page-snapshot';
import { Run, type RunWorld } from './run';
import type { RunRecord, RunRecords } from './run-record';

/** After a resume the server tells the state of the run that is on. Milliseconds. */
const TOLD_AGAIN_IN = 5000;

const MOST_FINISHED = 50;

const REFUSED: Result = { success: false, error: 'the run is over', data: null };

/** What the runs need beside what each of them needs. */
export interface RunsWorld extends Omit<RunWorld, 'keep'> {
  readonly records: RunRecords;
  readonly activity: Activity;
  /** Where a run begins; null where no tab is right. */
  startTab(): Promise<number | null>;
  /** Tells the server, now or when it is there again. */
  send(message: ClientMessage): void;
  tell(message: ToPanel): void;
}

/** The runs of the agent that are on in this browser. */
export class Runs {
  private readonly runs = new Map<string, Promise<Run>>();
  /** Those that are on by the server's own word since the connection was made. */
  private confirmed = new Set<string>();
  /** Those that nothing is done for any more, however late it is asked for; the newest last. */
  private readonly finished = new Set<string>();
  private sweep: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly world: RunsWorld) {}

  /** Takes up the runs that were on when the worker died. */
  async takeUp(): Promise<void> {
    for (const record of await this.world.records.all()) {
      const run = this.made(record);
      this.runs.set(record.runId, Promise.resolve(run));
      this.show(run);
      void run.watchPerson();
      if (run.now.takenOver) this.world.tell(takeover(run, true));
    }
  }

  /** What the server says of a run. */
  async heard({ run_id, state, step, outcome }: RunState): Promise<void> {
    this.confirmed.add(run_id);
    if (state === 'ended') return this.finish(run_id, step, outcome ?? 'answered');
    if (this.finished.has(run_id)) return;
    const run = await this.of(run_id);
    run.is({ state, step });
    this.show(run);
  }

  async call(request: ActionRequest): Promise<Result> {
    if (this.finished.has(request.run_id)) return REFUSED;
    this.confirmed.add(request.run_id);
    await this.endOthers(request.run_id);
    return (await this.of(request.run_id)).call(request);
  }

  /** The run of an id, begun where it is not known. */
  of(runId: string): Promise<Run> {
    const known = this.runs.get(runId);
    if (known) return known;
    const begun = this.begin(runId);
    this.runs.set(runId, begun);
    return begun;
  }

  known(runId: string): Promise<Run> | undefined {
    return this.runs.get(runId);
  }

  async all(): Promise<Run[]> {
    return Promise.all(this.runs.values());
  }

  /** Where the agent works, or would; null where no run is on. */
  async workTab(): Promise<number | null> {
    const tabs = (await this.all()).map((run) => run.tabId).filter((tabId) => tabId !== null);
    return tabs.at(-1) ?? null;
  }

  /** The person has used a tab. @returns whether a run works there */
  async personUsed(tabId: number): Promise<boolean> {
    const here = (await this.all()).filter((run) => run.tabId === tabId && run.now.atWork);
    for (const run of here) {
      if (!run.takeOver()) continue;
      this.world.send({ type: 'user_took_over', data: { run_id: run.id } });
      this.world.tell(takeover(run, true));
    }
    return here.length > 0;
  }

  /** The person wants the agent to go on; it is told what the page is like now. */
  async goOn(runId: string): Promise<void> {
    const run = await this.known(runId);
    if (!run?.giveBack()) return;
    this.world.tell(takeover(run, false));
    const { tabId } = run;
    const snapshot = tabId === null ? null : await pageSnapshot(tabId, this.world.parts.eyes);
    const data = { run_id: runId, ...(snapshot ? { snapshot } : {}) };
    this.world.send({ type: 'user_gave_back', data });
  }

  /** The person stops a run: at once here, and the server is told. */
  async stop(runId: string): Promise<void> {
    this.world.send({ type: 'cancel', data: { run_id: runId } });
    const run = await this.known(runId);
    await this.finish(runId, run?.now.step ?? 0, 'cancelled');
  }

  /** The session goes on; what the server does not tell of again is over. */
  async resumed(): Promise<void> {
    this.confirmed = new Set();
    this.lost();
    for (const run of await this.all()) {
      if (run.now.takenOver) this.world.send({ type: 'user_took_over', data: { run_id: run.id } });
    }
    this.sweep = setTimeout(() => void this.endAll(), TOLD_AGAIN_IN);
  }

  /** The connection is gone: until the next one nothing is known of any run. */
  lost(): void {
    clearTimeout(this.sweep);
  }

  /** Ends all runs that the server has not told of since {@link resumed}, or in a new session all. */
  async endAll(): Promise<void> {
    for (const run of await this.all()) {
      if (!this.confirmed.has(run.id)) await this.end(run.id, run.now.step, 'failed');
    }
  }

  /** What a panel has to be told that was not there. */
  async takeovers(): Promise<ToPanel[]> {
    return (await this.all()).filter((run) => run.now.takenOver).map((run) => takeover(run, true));
  }

  /** Another session began: no run of the one before goes on. */
  async startOver(): Promise<void> {
    this.confirmed = new Set();
    await this.endAll();
  }

  private async begin(runId: string): Promise<Run> {
    const tabId = await this.world.startTab();
    const record: RunRecord = {
      runId,
      tabId,
      opened: [],
      state: 'started',
      step: 0,
      atWork: false,
      takenOver: false,
    };
    const run = this.made(record);
    await this.world.records.keep(record);
    this.show(run);
    return run;
  }

  private made(record: RunRecord): Run {
    const { records } = this.world;
    const keep = (changed: RunRecord) => void records.keep(changed).catch(() => undefined);
    return new Run({ ...this.world, keep }, record);
  }

  /** One run drives a browser at a time: another one that calls means that these are over. */
  private async endOthers(runId: string): Promise<void> {
    for (const run of await this.all()) {
      if (run.id !== runId && run.now.atWork) await this.end(run.id, run.now.step, 'stopped');
    }
  }

  private async finish(runId: string, step: number, outcome: RunOutcome): Promise<void> {
    this.finished.add(runId);
    const [oldest] = this.finished;
    if (this.finished.size > MOST_FINISHED && oldest !== undefined) this.finished.delete(oldest);
    await this.end(runId, step, outcome);
  }

  private async end(runId: string, step: number, outcome: RunOutcome): Promise<void> {
    const known = this.runs.get(runId);
    if (!known) return;
    this.runs.delete(runId);
    const run = await known;
    const { activity, records } = this.world;
    activity.run({ type: 'run', runId, state: 'ended', step, tabId: run.tabId, outcome });
    await run.end();
    await records.forget(runId);
  }

  private show(run: Run): void {
    const { state, step } = run.now;
    const { tabId } = run;
    this.world.activity.run({ type: 'run', runId: run.id, state, step, tabId });
  }
}

function takeover({ id }: Run, paused: boolean): ToPanel {
  return { type: 'takeover', runId: id, paused };
}
