package dev.backendrig.http;

import dev.backendrig.agent.Agent;
import dev.backendrig.config.Settings;
import dev.backendrig.http.console.ConsoleFile;
import dev.backendrig.http.console.ConsoleFiles;
import dev.backendrig.http.socket.SharedRoom;
import dev.backendrig.http.stream.LogLimits;
import dev.backendrig.http.stream.RunLogs;
import dev.backendrig.language.Language;
import dev.backendrig.safety.Approvals;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// The HTTP server. Started once, drained once; both by one thread at a time.
public final class HttpServer {
    private final Settings.Http settings;
    private final Parts parts;
    private final HttpTimes times;
    private final LiveRuns runs = new LiveRuns();
    private final KeepAlives keepAlives;
    private final RunLogs logs;
    private final SlowHeaders slowHeaders;
    private final Routes routes;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("slow-headers").factory());

    /// No limit on its tasks, which by default is 200: runs are limited by the agent, and a request
    /// that waits for a place among threads would not even get its refusal.
    private final Server server = new Server(new VirtualThreadPool(0));

    private List<ServerConnector> connectors = List.of();

    /// What the server serves.
    ///
    /// @param socket handles `GET /ws` when access is granted
    /// @param picks finds browsers for requests that name none
    /// @param console the web console, where it was built
    /// @param closeSockets closes all sockets with 1001, when the server stops
    public record Parts(
            Agent agent,
            Handler socket,
            Runnable closeSockets,
            Readiness readiness,
            PrometheusMeterRegistry metrics,
            Controls controls,
            BrowserPick picks,
            Optional<ConsoleFiles> console) {}

    /// What clients of the extended protocol reach beside the agent.
    ///
    /// @param cancel cancels the run of an id; whether there is one that goes on
    public record Controls(
            Predicate<String> cancel,
            Approvals approvals,
            SessionUse sessions,
            Supplier<ServerInfo> info) {}

    /// A server that does not listen yet.
    ///
    /// @param language of all sentences for people; empty: the prompt's or the client's
    public HttpServer(Settings.Http settings, Optional<Language> language, Parts parts) {
        this(
                settings,
                language,
                parts,
                HttpTimes.DEFAULT,
                LogLimits.DEFAULT,
                new SharedRoom(SharedRoom.ofMemory(2L * BodyReader.MAX_BYTES)));
    }

    /// @param room for the bodies of all requests under way
    HttpServer(
            Settings.Http settings,
            Optional<Language> language,
            Parts parts,
            HttpTimes times,
            LogLimits logLimits,
            SharedRoom room) {
        this.settings = settings;
        this.parts = parts;
        this.times = times;
        var metrics = new HttpMetrics(parts.metrics());
        keepAlives = new KeepAlives(times.keepAlive(), metrics);
        slowHeaders = new SlowHeaders(times.headers());
        logs = new RunLogs(logLimits, parts.metrics());
        var guard = new AccessGuard(settings, parts.console().isPresent());
        routes = routes(guard, metrics, new BodyReader(times.bodyIdle(), times.body(), room));
        var entrance = new Entrance(guard, routes, metrics, language, times.linger());
        entrance.setHandler(parts.socket());
        server.setHandler(entrance);
        server.setErrorHandler(new LibraryErrors(times.linger(), language));
    }

    /// The table of what is answered.
    Routes routes() {
        return routes;
    }

    private Routes routes(AccessGuard guard, HttpMetrics metrics, BodyReader bodies) {
        var stream = new LogStream(runs, times, metrics);
        var controls = parts.controls();
        var base = new BaseRuns(parts.agent(), runs, times, keepAlives, metrics);
        var extended = new ExtendedRuns(parts.agent(), runs, logs, stream);
        return new Routes(
                List.of(
                        Route.get("/", page()),
                        Route.below(Routes.CONSOLE + "{file}", new ConsoleEndpoint(this::asset)),
                        Route.get(Routes.HEALTH, FixedAnswers.health()),
                        Route.get(
                                "/ready", FixedAnswers.ready(parts.readiness(), runs::isDraining)),
                        Route.get("/metrics", FixedAnswers.metrics(parts.metrics())),
                        Route.lasting(Routes.SOCKET, new SocketEndpoint(parts.socket())),
                        Route.get("/agent/info", FixedAnswers.info(controls.info())),
                        Route.post("/agui", agui(metrics, bodies)),
                        Route.post("/agent/run", new RunEndpoint(runs, bodies, base, extended)),
                        Route.lasting(
                                "/agent/runs/{run_id}/events",
                                new RunEventsEndpoint(logs, stream, bodies)),
                        Route.post(
                                "/agent/runs/{run_id}/cancel",
                                new CancelEndpoint(controls.cancel(), logs)),
                        Route.post(
                                "/agent/runs/{run_id}/approvals/{approval_id}",
                                new ApprovalEndpoint(controls.approvals(), bodies)),
                        Route.post(
                                "/v1/chat/completions",
                                new ChatCompletionsEndpoint(runs, bodies, base, parts.picks())),
                        Route.post(
                                "/agent/session",
                                new SessionUseEndpoint(controls.sessions(), guard, runs, bodies))));
    }

    private Endpoint agui(HttpMetrics metrics, BodyReader bodies) {
        var paused = new PausedRuns(parts.controls().approvals());
        var stream = new AguiStream(runs, times, metrics, paused);
        return new AguiEndpoint(parts.agent(), runs, bodies, parts.picks(), stream);
    }

    private Endpoint page() {
        return parts.console()
                .<Endpoint>map(files -> new ConsoleEndpoint(_ -> files.page()))
                .orElseGet(PageEndpoint::new);
    }

    private ConsoleFile asset(Exchange exchange) {
        var name = exchange.path().substring(Routes.CONSOLE.length());
        return parts.console().flatMap(files -> files.asset(name)).orElseThrow(Routes::unknown);
    }

    /// Begins to listen and to answer.
    ///
    /// @throws HttpServerException if it cannot
    public void start() {
        var listeners = new Listeners(server, settings.hosts(), times.connection());
        connectors = listeners.open(settings.port());
        connectors.forEach(server::addConnector);
        try {
            server.start();
        } catch (Exception e) {
            stop();
            throw new HttpServerException(
                    HttpServerException.Kind.FAILED, "The HTTP server did not start", e);
        }
        var period = times.headers().toNanos() / 4;
        var _ =
                sweeper.scheduleWithFixedDelay(
                        () -> connectors.forEach(slowHeaders::sweep),
                        period,
                        period,
                        TimeUnit.NANOSECONDS);
    }

    /// The addresses that are listened on, all with one port.
    public List<InetSocketAddress> addresses() {
        return connectors.stream().map(HttpServer::address).toList();
    }

    private static InetSocketAddress address(ServerConnector connector) {
        try {
            var channel = (ServerSocketChannel) connector.getTransport();
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not listen any more", e);
        }
    }

    /// Stops gracefully: takes no new runs, gives the running ones some time, then interrupts them
    /// so that they end with a sentence; then closes the sockets and the ports.
    ///
    /// @param time for the running ones
    public void drain(Duration time) throws InterruptedException {
        runs.startDraining();
        try {
            if (!runs.awaitNone(time)) {
                runs.interruptAll();
                runs.awaitNone(times.drainEnd());
            }
        } finally {
            parts.closeSockets().run();
            stop();
        }
    }

    private void stop() {
        sweeper.shutdownNow();
        keepAlives.close();
        logs.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new HttpServerException(
                    HttpServerException.Kind.FAILED, "The HTTP server did not stop well", e);
        }
    }
}
