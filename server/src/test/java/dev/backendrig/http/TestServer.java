package dev.backendrig.http;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.browser.session.OnlySession;
import dev.backendrig.browser.session.UseAnswer;
import dev.backendrig.config.Secret;
import dev.backendrig.config.Settings;
import dev.backendrig.http.console.ConsoleFiles;
import dev.backendrig.http.socket.SharedRoom;
import dev.backendrig.http.stream.LogLimits;
import dev.backendrig.language.Language;
import dev.backendrig.message.Usage;
import dev.backendrig.safety.Approvals;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// The real server on a free port of both loopback addresses, with an agent made for the test.
final class TestServer implements AutoCloseable {
    static final String EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";

    /// What it takes to have a browser picked.
    static final String PICK_TOKEN = "token-of-the-data-folder";

    final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final AtomicInteger socketsClosed = new AtomicInteger();
    final Approvals approvals = new Approvals(Duration.ofMinutes(1), metrics);
    private final HttpServer server;

    TestServer(Agent agent) {
        this(new Setup(), agent);
    }

    TestServer(Setup setup, Agent agent) {
        var parts =
                new HttpServer.Parts(
                        agent,
                        setup.socket,
                        socketsClosed::incrementAndGet,
                        () -> new Readiness.Provider("test", setup.reachable),
                        metrics,
                        new HttpServer.Controls(
                                setup.cancel,
                                approvals,
                                setup.sessions,
                                () ->
                                        new ServerInfo(
                                                "1.2.3",
                                                "test-model",
                                                "test",
                                                setup.token.isPresent(),
                                                true)),
                        new BrowserPick(new Secret(PICK_TOKEN), () -> setup.onlyOne),
                        setup.console.flatMap(ConsoleFiles::load));
        server =
                new HttpServer(
                        setup.http(),
                        setup.language,
                        parts,
                        setup.times,
                        setup.logs,
                        new SharedRoom(setup.bodyRoom));
        server.start();
    }

    /// An agent that answers `hello` with seven tokens.
    static Agent greeting() {
        return (_, events) -> {
            events.accept(new RunEvent.TextDelta("hello"));
            events.accept(new RunEvent.Finished(new Usage(3, 4, 7, 0, 0), true));
        };
    }

    InetSocketAddress address() {
        return server.addresses().getFirst();
    }

    List<InetSocketAddress> addresses() {
        return server.addresses();
    }

    int port() {
        return address().getPort();
    }

    /// What is answered at all: the methods of each path.
    Map<String, Set<String>> methodsByPath() {
        var all = new TreeMap<String, Set<String>>();
        for (var route : server.routes().table()) {
            all.put(route.path(), new TreeSet<>(List.of(route.methods().split(", ", -1))));
        }
        return all;
    }

    RawClient connect() throws IOException {
        return new RawClient(address());
    }

    /// One request on a connection of its own.
    ///
    /// @param headers each ended by CR LF
    Reply ask(String method, String target, String headers, String body) throws IOException {
        try (var client = connect()) {
            return client.send(request(method, target, headers, body)).read(method);
        }
    }

    Reply get(String target, String headers) throws IOException {
        return ask("GET", target, headers, "");
    }

    /// A run that is asked for with this JSON.
    Reply run(String json) throws IOException {
        return run("Accept: application/json\r\n", json);
    }

    Reply run(String headers, String json) throws IOException {
        return ask("POST", "/agent/run", "Content-Type: application/json\r\n" + headers, json);
    }

    /// The text of a request with the right `Host`.
    String request(String method, String target, String headers, String body) {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        return method
                + (" " + target + " HTTP/1.1\r\nHost: localhost:" + port() + "\r\n")
                + headers
                + (length == 0 ? "" : "Content-Length: " + length + "\r\n")
                + ("\r\n" + body);
    }

    /// The text of a request for a streamed run.
    String streamRequest() {
        return request(
                "POST",
                "/agent/run",
                "Content-Type: application/json\r\n",
                "{\"message\":\"hi there\",\"stream\":true}");
    }

    void drain(Duration time) throws InterruptedException {
        server.drain(time);
    }

    @Override
    public void close() {
        try {
            server.drain(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How the server is set up; nothing asked for by default.
    static final class Setup {
        private List<String> hosts = List.of("127.0.0.1", "::1");
        private Set<String> origins = Set.of();
        private Set<String> extensions = Set.of();
        private Set<String> allowedHosts = Set.of();
        private Optional<Secret> token = Optional.empty();
        private Optional<Language> language = Optional.empty();
        private HttpTimes times = HttpTimes.DEFAULT;
        private Optional<Path> console = Optional.empty();
        private LogLimits logs = LogLimits.DEFAULT;
        private Predicate<String> cancel = _ -> false;
        private SessionUse sessions = (_, _) -> new UseAnswer.NobodyThere();
        private OnlySession onlyOne = new OnlySession.None();
        private @Nullable Boolean reachable;
        private int port;
        private long bodyRoom = 64L * 1024 * 1024;
        private Handler socket =
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) {
                        return false;
                    }
                };

        Setup bodyRoom(long bytes) {
            bodyRoom = bytes;
            return this;
        }

        Setup port(int value) {
            port = value;
            return this;
        }

        Setup hosts(String... values) {
            hosts = List.of(values);
            return this;
        }

        Setup origins(String... values) {
            origins = Set.of(values);
            return this;
        }

        Setup extensions(String... values) {
            extensions = Set.of(values);
            return this;
        }

        Setup allowedHosts(String... values) {
            allowedHosts = Set.of(values);
            return this;
        }

        Setup token(String value) {
            token = Optional.of(new Secret(value));
            return this;
        }

        Setup language(Language value) {
            language = Optional.of(value);
            return this;
        }

        Setup times(HttpTimes value) {
            times = value;
            return this;
        }

        Setup console(Path folder) {
            console = Optional.of(folder);
            return this;
        }

        Setup logs(LogLimits value) {
            logs = value;
            return this;
        }

        Setup cancel(Predicate<String> value) {
            cancel = value;
            return this;
        }

        Setup sessions(SessionUse value) {
            sessions = value;
            return this;
        }

        Setup onlyOne(OnlySession value) {
            onlyOne = value;
            return this;
        }

        Setup reachable(boolean value) {
            reachable = value;
            return this;
        }

        Setup socket(Handler value) {
            socket = value;
            return this;
        }

        private Settings.Http http() {
            return new Settings.Http(
                    port, hosts, origins, extensions, allowedHosts, token, Duration.ofSeconds(10));
        }
    }
}
