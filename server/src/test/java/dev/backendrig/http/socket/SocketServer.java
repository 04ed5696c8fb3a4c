package dev.backendrig.http.socket;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.ExtendedSettings;
import dev.backendrig.browser.session.ResumeTokens;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.browser.session.SessionSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// A real server on a free port with nothing but the WebSocket end point.
final class SocketServer implements AutoCloseable {
    static final String EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";
    static final String CONSOLE = "http://localhost:3000";

    /// Short enough for tests, long enough for a busy machine.
    static final SessionSettings QUICK =
            new SessionSettings(
                    Duration.ofMillis(600),
                    Duration.ofMillis(900),
                    Duration.ofMillis(700),
                    Duration.ofMillis(300),
                    Duration.ofMillis(5_000),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(60),
                    100_000);

    /// The deadlines of the product, for tests that must never meet one.
    static final SessionSettings PATIENT =
            new SessionSettings(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(7),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(60),
                    64L * 1024 * 1024);

    private static final long PATIENCE_SECONDS = 20;

    private final Server server = new Server(new VirtualThreadPool());
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestClock clock = new TestClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SessionRegistry sessions;

    /// As QUICK, for the extended protocol.
    static final ExtendedSettings QUICK_EXTENDED =
            new ExtendedSettings(
                    Duration.ofMillis(400),
                    256 * 1024,
                    Duration.ofMillis(1_500),
                    Duration.ofMillis(700),
                    1_000_000);

    private SocketServer(SessionSettings settings, SocketSettings sockets) throws Exception {
        this(settings, ExtendedSettings.DEFAULT, ResumeTokens.ofThisProcess(), sockets);
    }

    private SocketServer(
            SessionSettings settings,
            ExtendedSettings extended,
            ResumeTokens tokens,
            SocketSettings sockets)
            throws Exception {
        sessions = new SessionRegistry(settings, extended, tokens, CONSOLE::equals, meters, clock);
        server.addConnector(connector);
        server.setHandler(new SocketHandler(sessions, sockets, meters));
        server.start();
    }

    static SocketServer start() throws Exception {
        return start(PATIENT, SocketSettings.DEFAULT);
    }

    static SocketServer start(SessionSettings settings) throws Exception {
        return start(settings, SocketSettings.DEFAULT);
    }

    static SocketServer start(SessionSettings settings, SocketSettings sockets) throws Exception {
        return new SocketServer(settings, sockets);
    }

    /// One whose tokens hold for others with the same key.
    static SocketServer start(
            SessionSettings settings, ExtendedSettings extended, ResumeTokens tokens)
            throws Exception {
        return new SocketServer(settings, extended, tokens, SocketSettings.DEFAULT);
    }

    static SocketSettings withKeepAlive(Duration period) {
        return new SocketSettings(
                SocketSettings.DEFAULT.messageBytes(),
                SocketSettings.DEFAULT.messageTime(),
                SocketSettings.DEFAULT.roomBytes(),
                period,
                SocketSettings.DEFAULT.silentRounds(),
                Duration.ofMillis(300),
                SocketSettings.DEFAULT.queueMessages(),
                SocketSettings.DEFAULT.queueBytes());
    }

    int port() {
        return connector.getLocalPort();
    }

    SessionRegistry sessions() {
        return sessions;
    }

    TestClock clock() {
        return clock;
    }

    /// Connections that the server still holds.
    int connections() {
        return connector.getConnectedEndPoints().size();
    }

    RawSocketClient connect() throws IOException {
        var client = RawSocketClient.connect(port(), "/ws", Map.of());
        if (!client.statusLine().contains(" 101 ")) throw new IOException(client.statusLine());
        return client;
    }

    RawSocketClient connect(String origin) throws IOException {
        return RawSocketClient.connect(port(), "/ws", Map.of("Origin", origin));
    }

    RawSocketClient connect(String origin, String cookie) throws IOException {
        return RawSocketClient.connect(
                port(), "/ws", Map.of("Origin", origin, "Cookie", "other=1; " + cookie));
    }

    /// The session of a client that has just connected.
    BrowserSession session(RawSocketClient client) throws IOException, InterruptedException {
        var claim = new SessionClaim(client.readSessionId(), null, null);
        return sessions.find(claim).orElseThrow();
    }

    /// The session of a browser that was greeted.
    BrowserSession session(ExtendedClient client) throws InterruptedException {
        return sessions.find(new SessionClaim(client.sessionId(), null, null)).orElseThrow();
    }

    /// What a counter or a timer has counted so far.
    double count(String name, String... tags) {
        return meters.find(name).tags(tags).meters().stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum();
    }

    <T> Future<T> async(Callable<T> work) {
        return threads.submit(work);
    }

    static <T> T result(Future<T> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        return work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Waits for a condition, with a deadline.
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("never: " + what);
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the test's server did not stop", e);
        }
    }
}
