package dev.backendrig;

import dev.backendrig.agent.ActionReader;
import dev.backendrig.agent.ActsHook;
import dev.backendrig.agent.AgentParts;
import dev.backendrig.agent.AgentRunner;
import dev.backendrig.agent.ApprovalHook;
import dev.backendrig.agent.KnownTargets;
import dev.backendrig.agent.NavigationHook;
import dev.backendrig.agent.PersonParts;
import dev.backendrig.agent.Privacy;
import dev.backendrig.agent.PrivacyHook;
import dev.backendrig.agent.ReadingHook;
import dev.backendrig.agent.Rehearsal;
import dev.backendrig.agent.RulesHook;
import dev.backendrig.agent.RunCost;
import dev.backendrig.agent.RunHook;
import dev.backendrig.agent.RunLimits;
import dev.backendrig.agent.RunMetrics;
import dev.backendrig.agent.Runs;
import dev.backendrig.agent.ServiceHook;
import dev.backendrig.agent.SiteHook;
import dev.backendrig.agent.SystemPrompt;
import dev.backendrig.agent.ToolCaller;
import dev.backendrig.agent.ToolGate;
import dev.backendrig.browser.AbsentBrowser;
import dev.backendrig.browser.session.ResumeTokens;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.browser.tools.BrowserTools;
import dev.backendrig.config.DataFolder;
import dev.backendrig.config.Secret;
import dev.backendrig.config.Settings;
import dev.backendrig.config.SettingsReader;
import dev.backendrig.cost.DayCosts;
import dev.backendrig.http.AccessToken;
import dev.backendrig.http.BrowserPick;
import dev.backendrig.http.HttpServer;
import dev.backendrig.http.OwnAddresses;
import dev.backendrig.http.Readiness;
import dev.backendrig.http.ServerInfo;
import dev.backendrig.http.console.ConsoleFiles;
import dev.backendrig.http.socket.SocketHandler;
import dev.backendrig.http.socket.SocketSettings;
import dev.backendrig.mcp.client.McpServers;
import dev.backendrig.mcp.server.McpServer;
import dev.backendrig.model.catalog.KnownModels;
import dev.backendrig.model.catalog.ModelCatalog;
import dev.backendrig.safety.Approvals;
import dev.backendrig.safety.ChatApprovals;
import dev.backendrig.safety.Site;
import dev.backendrig.safety.UrlPolicy;
import dev.backendrig.safety.acts.ActsJudge;
import dev.backendrig.safety.rules.PolicyFile;
import dev.backendrig.safety.text.UntrustedText;
import dev.backendrig.tool.Toolbox;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The composition root: the one class that knows every package and wires all parts by their
/// constructors, from the bottom up.
final class Assembly implements RunningServer {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

    private static final Duration SOCKETS_CLOSE = Duration.ofSeconds(2);
    private static final String RESUME_KEY = "resume.key";
    private static final String POLICY = "policy.toml";
    private static final String MCP = "mcp.json";

    private final Settings settings;
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final PolicyFile policy;
    private final McpServers mcp;
    private final KnownModels known;
    private final ModelCatalog models;
    private final DayCosts costs;
    private final Runs runs;
    private final AgentParts parts;
    private final Privacy privacy;
    private final Waits waits;
    private final HttpServer server;
    private final Audit audit;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /// @param more rules beside the server's own
    private Assembly(Settings settings, Waits waits, List<RunHook> more) {
        this.settings = settings;
        audit = Audit.open(settings.dataDir());
        this.waits = waits;
        var metrics = new RunMetrics(registry);
        known = new KnownModels(settings.dataDir(), System::nanoTime);
        models = models(settings.model(), known, metrics);
        costs = costs(settings);
        policy = new PolicyFile(settings.dataDir().resolve(POLICY), System::nanoTime);
        mcp = mcpServers(settings.dataDir());
        privacy = Hiding.from(settings, metrics);
        var acts = ActsJudge.load(Hiding::isSecret);
        var hooks = rules(privacy, acts, more);
        var actions = new ActionReader(new KnownTargets(acts::isSecretField), Assembly::siteOf);
        runs = new Runs(settings.run().maxRuns(), settings.run().maxRunsPerSession(), metrics);
        var sessions = sessions(waits);
        var approvals = new Approvals(waits.approval(), registry);
        parts =
                new AgentParts(
                                models.standard(),
                                new ToolGate(hooks, metrics, actions, audit.trail()),
                                SystemPrompt.load(settings.systemPromptFile(), settings.language()),
                                RunLimits.of(settings),
                                waits.driver(),
                                persons(approvals, audit, waits),
                                metrics,
                                hooks,
                                privacy)
                        .costing(new RunCost(settings.costs().run(), costs))
                        .with(mcp::tools);
        server = new HttpServer(settings.http(), settings.language(), entrances(sessions));
    }

    /// All rules on calls of tools, in their order: from the first on they see the values that are
    /// meant, and the last judges what no other can.
    private List<RunHook> rules(Privacy privacy, ActsJudge acts, List<RunHook> more) {
        var own = new OwnAddresses(settings.http());
        var hooks = new ArrayList<RunHook>();
        hooks.add(new PrivacyHook(privacy));
        hooks.add(new NavigationHook(new UrlPolicy(this::port, own.hostNames())));
        hooks.add(new RulesHook(policy, Assembly::siteOf));
        hooks.add(new ReadingHook());
        hooks.add(new SiteHook());
        hooks.add(new ServiceHook());
        hooks.add(new ActsHook(acts, Assembly::siteOf));
        hooks.addAll(more);
        hooks.add(new ApprovalHook());
        return hooks;
    }

    private static ModelCatalog models(
            Settings.Model settings, KnownModels known, RunMetrics metrics) {
        return new ModelCatalog(
                settings, known, new Providers(settings, metrics::toolCallRepaired));
    }

    private static DayCosts costs(Settings settings) {
        var clock = Clock.system(ZoneId.systemDefault());
        return new DayCosts(settings.costs().day(), settings.dataDir(), clock);
    }

    private static PersonParts persons(Approvals approvals, Audit audit, Waits waits) {
        return new PersonParts(
                approvals,
                new ChatApprovals(ChatApprovals.PATIENCE, InstantSource.system()),
                audit.trail(),
                waits.takeover());
    }

    private static McpServers mcpServers(Path dataDir) {
        return new McpServers(
                dataDir.resolve(MCP),
                SettingsReader.environment(),
                Program.version(),
                text -> UntrustedText.clean(text).text());
    }

    private static Optional<String> siteOf(String address) {
        return Site.of(address).map(Site::text);
    }

    private HttpServer.Parts entrances(SessionRegistry sessions) {
        var agent = new AgentRunner(parts, models, runs, sessions, settings.language());
        return new HttpServer.Parts(
                agent,
                new SocketHandler(sessions, SocketSettings.DEFAULT, registry),
                () -> close(sessions),
                this::readiness,
                registry,
                new HttpServer.Controls(
                        runs::cancel,
                        parts.persons().approvals(),
                        sessions::requestUse,
                        this::info,
                        models),
                new BrowserPick(pickToken(), sessions::onlyOne),
                settings.consoleDir().flatMap(ConsoleFiles::load),
                new McpServer.Parts(
                        Program.version(),
                        agent,
                        new ToolCaller(parts.hiding(privacy), runs, settings.language()),
                        sessions,
                        parts.persons().approvals()));
    }

    /// Starts a server; it listens when this returns.
    ///
    /// @throws IOException if it cannot listen where the settings say, or a file that they name
    ///     cannot be read
    static RunningServer start(Settings settings) throws IOException {
        return start(settings, Waits.of(settings));
    }

    /// The same with waits for browsers that no setting names.
    ///
    /// @param waitForBrowser how long a tool call waits for a browser that another run drives
    static RunningServer start(Settings settings, SessionSettings browsers, Duration waitForBrowser)
            throws IOException {
        return start(settings, Waits.of(browsers, waitForBrowser));
    }

    static RunningServer start(Settings settings, Waits waits) throws IOException {
        return start(settings, waits, List.of());
    }

    /// @param more rules beside the server's own, asked before the last of them
    static RunningServer start(Settings settings, Waits waits, List<RunHook> more)
            throws IOException {
        try {
            var assembly = new Assembly(settings, waits, more);
            assembly.server.start();
            assembly.mcp.start();
            Thread.ofVirtual().name("warm-up").start(assembly::warmUp);
            return assembly;
        } catch (RuntimeException e) {
            throw new IOException("The server could not start", e);
        }
    }

    private SessionRegistry sessions(Waits waits) {
        return new SessionRegistry(
                waits.browsers(),
                waits.extended(),
                resumeTokens(settings.dataDir()),
                Assembly::mayUseAnyBrowser,
                registry,
                InstantSource.system());
    }

    /// Without a folder that can be written the server runs too; then browsers get new sessions after
    /// a restart.
    private static ResumeTokens resumeTokens(Path dataDir) {
        try {
            var folder = DataFolder.open(dataDir);
            return new ResumeTokens(folder.secret(RESUME_KEY, ResumeTokens.KEY_BYTES));
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("resume_key.not_kept");
            return ResumeTokens.ofThisProcess();
        }
    }

    /// Without a folder that can be written there is one that nobody knows: no browser is picked then.
    private Secret pickToken() {
        try {
            return AccessToken.of(settings);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("access_token.not_kept");
            return AccessToken.unknown();
        }
    }

    private Readiness.Provider readiness() {
        return new Readiness.Provider(settings.model().provider(), models.reachable().orElse(null));
    }

    private ServerInfo info() {
        var info = models.standard().info();
        return new ServerInfo(
                Program.version(),
                info.model(),
                info.provider(),
                settings.http().authToken().isPresent(),
                info.tools());
    }

    /// What a first tool call would otherwise wait for, done when the server already answers.
    private void warmUp() {
        parts.gate().prepare(new Toolbox(BrowserTools.of(new AbsentBrowser())));
        try {
            models.standard().prepare();
            Rehearsal.play(parts.with(models.standard()), waits.browsers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("rehearsal.failed");
        }
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
    }

    private int port() {
        return server.addresses().getFirst().getPort();
    }

    @Override
    public URI address() {
        return URI.create("http://localhost:" + port());
    }

    @Override
    public List<String> warnings() {
        var all = new ArrayList<>(audit.warnings());
        policy.problem()
                .map(problem -> problem + " (no rule of this file is in force)")
                .ifPresent(all::add);
        known.problem()
                .map(problem -> problem + " (nothing of this file is in force)")
                .ifPresent(all::add);
        costs.problem().ifPresent(all::add);
        all.addAll(mcp.warnings());
        return all;
    }

    @Override
    public int runs() {
        return runs.count();
    }

    @Override
    public Duration drainTime() {
        return settings.http().drainTime();
    }

    @Override
    public void drainAndStop() {
        if (!stopped.compareAndSet(false, true)) return;
        try {
            server.drain(drainTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runs.close();
            close(mcp);
            close(audit);
            close(models);
        }
    }

    /// No page of the server may use a browser before its person has agreed to it.
    private static boolean mayUseAnyBrowser(String origin) {
        return false;
    }

    private static void close(SessionRegistry sessions) {
        try {
            sessions.close(SOCKETS_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("part.close_failed");
        }
    }
}
