import type { FromPanel } from '../shared/panel-messages';
import { onSettings, readSettings } from '../shared/settings';
import type { ActionRequest, ClientMessage } from '../shared/socket-messages';
import type { Company, Parts } from './browser-run';
import { ActionDesk } from './connection/action-desk';
import { Connection, type Ears } from './connection/connection';
import { Journal } from './connection/journal';
import { PING_EVERY } from './connection/link';
import { offeredTools } from './connection/offered-tools';
import { Outbox } from './connection/outbox';
import { SessionMemory } from './connection/session-memory';
import { sessionStore } from './connection/store';
import { applyDefaults } from './defaults';
import type { Judge } from './judge';
import { Activity } from './panel/activity';
import { showWaiting } from './panel/badge';
import { confirmJudge } from './panel/confirm-judge';
import { PanelDesk, settingsMessage } from './panel/panel-desk';
import { PanelPerson } from './panel/panel-person';
import { type PanelPort, Panels } from './panel/panels';
import { patiences } from './panel/patience';
import { Questions } from './panel/questions';
import { Approvals } from './runs/approvals';
import { Highlighter } from './runs/highlighter';
import { PageUpdates } from './runs/page-updates';
import { RunRecords } from './runs/run-record';
import { Runs } from './runs/runs';
import { ShownCall } from './runs/shown-call';
import { startTab } from './runs/start-tab';
import { watchForTakeover } from './runs/takeover';
import type { Outcome } from './tools/tool';
import { toolNamed } from './tools/toolbox';

const ALARM = 'connection';

/** What is left of the server's patience once the person has said yes. Milliseconds. */
const ACTS_IN = 10_000;

/** The agent's side of the browser: the session with the server, its runs, and the panels. */
export class AgentWorker {
  readonly patience = patiences();
  readonly panels = new Panels();
  readonly questions = new Questions((message) => this.panels.tell(message), showWaiting);
  readonly activity = new Activity((message) => this.panels.tell(message));
  readonly runs: Runs;
  private readonly highlighter: Highlighter;
  private readonly person = new PanelPerson(this.questions, this.patience);
  private readonly approvals: Approvals;
  private readonly updates: PageUpdates;
  /** Once what the worker before left is taken up. */
  private readonly ready: Promise<Connection>;
  private connection: Connection | null = null;

  constructor(private readonly parts: Parts) {
    this.highlighter = new Highlighter(parts.eyes);
    const send = (message: ClientMessage) => void this.ready.then((to) => to.send(message));
    const begin = async () => startTab((await readSettings()).server);
    this.runs = new Runs({
      parts,
      activity: this.activity,
      records: new RunRecords(sessionStore()),
      startTab: begin,
      send,
      tell: (message) => this.panels.tell(message),
      company: (request) => this.company(request),
    });
    const { questions, patience, runs } = this;
    this.approvals = new Approvals({ questions, patiences: patience, runs, send });
    this.updates = new PageUpdates(
      (message) => this.connection?.sendNow(message) ?? false,
      () => this.runs.workTab(),
      begin,
    );
    this.ready = this.open();
    this.listen();
  }

  /** Takes up what was left, and connects. */
  private async open(): Promise<Connection> {
    await applyDefaults();
    const store = sessionStore();
    const [journal, outbox] = await Promise.all([Journal.open(store), Outbox.open(store)]);
    await this.runs.takeUp();
    const { version } = chrome.runtime.getManifest();
    const ground = {
      introduction: { client: { name: 'Backend Rig', version }, tools: offeredTools() },
      journal,
      outbox,
      memory: new SessionMemory(store),
      settings: readSettings,
      open: (url: string) => new WebSocket(url),
    };
    const connection = new Connection(
      ground,
      this.ears(),
      (send) => new ActionDesk(journal, (request) => this.runs.call(request), send),
    );
    this.connection = connection;
    connection.wake();
    return connection;
  }

  private ears(): Ears {
    const { approvals, runs, updates, panels } = this;
    return {
      heard: (message) => {
        if (message.type === 'run_state') void runs.heard(message).then(() => updates.look());
        if (message.type === 'approval_request') void approvals.ask(message);
        if (message.type === 'approval_withdrawn') approvals.withdraw(message.approval_id);
      },
      resumed: () => {
        void runs.resumed();
        updates.again();
      },
      begun: () => {
        approvals.withdrawAll();
        void runs.startOver();
        updates.again();
      },
      lost: () => runs.lost(),
      status: (status) => panels.tell(status),
    };
  }

  /** All listeners: the browser wakes a worker only for those of its start. */
  private listen(): void {
    const { ready, panels, questions, runs } = this;
    const desk = ready.then((connection) => {
      const { activity, highlighter } = this;
      return new PanelDesk({ connection, runs, questions, activity, highlighter });
    });
    panels.listen({
      opened: (panel: PanelPort) => void desk.then((it) => it.greet(panel)).catch(ignoreClosed),
      heard: (message: FromPanel, panel: PanelPort) =>
        void desk.then((it) => it.heard(message, panel)).catch(ignoreClosed),
      counted: (count) => questions.panelsAre(count),
    });
    watchForTakeover(
      ready.then(() => runs),
      this.parts.precise.own,
    );
    this.updates.listen();
    this.listenForSettings();
    this.keepAlive();
  }

  private listenForSettings(): void {
    let last: Promise<string> = readSettings().then(({ server, token }) => `${server} ${token}`);
    onSettings((settings) => {
      this.panels.tell(settingsMessage(settings));
      const now = `${settings.server} ${settings.token}`;
      const before = last;
      last = Promise.resolve(now);
      void before.then(async (was) => {
        if (was === now) return;
        await this.runs.startOver();
        (await this.ready).restart();
      });
    });
  }

  /** An alarm brings a dead worker back; a message each 20 s keeps it from dying. */
  private keepAlive(): void {
    const { ready } = this;
    const wake = () => void ready.then((connection) => connection.wake());
    chrome.alarms.onAlarm.addListener(wake);
    void chrome.alarms.get(ALARM).then((alarm) => {
      if (!alarm) return chrome.alarms.create(ALARM, { periodInMinutes: 0.5 });
    });
    chrome.runtime.onStartup.addListener(wake);
    self.addEventListener('online', wake);
    setInterval(() => void ready.then((connection) => connection.tick()), PING_EVERY);
  }

  private company(request: ActionRequest): Company & { over(outcome: Outcome): void } {
    const { activity, highlighter, person } = this;
    const { run_id: runId, request_id: callId, tool: name, args } = request;
    const effect = toolNamed(name)?.declaration.effect ?? 'read';
    const target = typeof args.url === 'string' ? { target: args.url } : {};
    const call = new ShownCall({ runId, callId, name, effect, ...target }, activity, highlighter);
    return {
      person,
      judge: this.judge(request),
      aims: (tabId, refs) => call.aims(tabId, refs),
      over: (outcome) => call.over(outcome),
    };
  }

  /** The person is asked only for as long as the server waits for what comes of it. */
  private judge({ timeout_ms }: ActionRequest): Judge {
    return async (read, signal) => {
      if (!(await readSettings()).confirm) return null;
      const { most, alone } = this.patience.confirm;
      const limit = Math.max(1000, Math.min(most, timeout_ms - ACTS_IN));
      return confirmJudge(this.questions, { most: limit, alone })(read, signal);
    };
  }
}

/** A panel that was closed while it was answered misses nothing. */
function ignoreClosed(error: unknown): void {
  if (!/disconnected port/i.test(String(error))) throw error;
}
