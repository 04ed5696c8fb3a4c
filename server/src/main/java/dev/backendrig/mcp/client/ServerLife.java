package dev.backendrig.mcp.client;

import dev.backendrig.mcp.client.McpException.Kind;
import dev.backendrig.mcp.client.ServerConfig.Address;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One server, from its first start to the end of its entry in `mcp.json`: started in the background,
/// listed, listed again where its tools change, started again where it dies, but not for ever.
/// Thread-safe; owns one virtual thread.
final class ServerLife implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLife.class);

    static final int MOST_FAILURES = 8;
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /// Who lived that long has earned a new count.
    private static final Duration GOOD_LIFE = Duration.ofMinutes(1);

    /// Between two lists of tools, whatever the server tells of changes.
    private static final Duration LIST_REST = Duration.ofSeconds(1);

    private static final Duration CLOSING = Duration.ofSeconds(5);

    /// What all servers share.
    ///
    /// @param clean takes out of a text what nobody sees
    /// @param onChange told that the tools are others now
    record Shared(
            ClientInfo client,
            ChildEnvironment environment,
            UnaryOperator<String> clean,
            Patience patience,
            Runnable onChange) {}

    private final ServerConfig config;
    private final Shared shared;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean listIsOld;
    private boolean closed;
    private volatile @Nullable McpSession session;
    private volatile ServerTools tools = ServerTools.NONE;
    private volatile String state = "it has not started yet";

    ServerLife(ServerConfig config, Shared shared) {
        this.config = config;
        this.shared = shared;
        thread = Thread.ofVirtual().name("mcp-server").unstarted(this::live);
    }

    void start() {
        thread.start();
    }

    ServerConfig config() {
        return config;
    }

    /// Its tools as they are now, none while it does not run.
    ServerTools tools() {
        return tools;
    }

    /// Whether it answers, or why not, in a few words.
    String state() {
        return state;
    }

    /// The conversation with it.
    ///
    /// @throws McpException if there is none now
    McpSession session() {
        var now = session;
        if (now == null) throw new McpException(Kind.REFUSED, state);
        return now;
    }

    private void live() {
        var failures = 0;
        try {
            while (!isClosed()) {
                var began = System.nanoTime();
                var why = once();
                if (System.nanoTime() - began > GOOD_LIFE.toNanos()) failures = 0;
                failures++;
                if (isClosed() || !tellsEnd(why, failures)) return;
                rest(failures);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether to try again
    private boolean tellsEnd(String why, int failures) {
        var isLast = failures >= MOST_FAILURES;
        state = isLast ? why + "; after " + failures + " times it is not tried again" : why;
        LOG.atWarn()
                .addKeyValue("server", Shown.word(config.name()))
                .addKeyValue("problem", state)
                .log("mcp.server_failed");
        return !isLast;
    }

    private void rest(int failures) throws InterruptedException {
        var wanted = shared.patience().rest().multipliedBy(1L << Math.min(failures - 1, 10));
        pause(wanted.compareTo(LONGEST_REST) < 0 ? wanted : LONGEST_REST);
    }

    /// One start, up to its end.
    ///
    /// @return why it ended
    private String once() throws InterruptedException {
        try (var wire = wire()) {
            var peer = new Peer(wire, this::listChanged, this::wake);
            wire.open(peer);
            return converse(wire, peer);
        } catch (McpException e) {
            return String.valueOf(e.getMessage());
        } finally {
            session = null;
            tools = ServerTools.NONE;
            shared.onChange().run();
        }
    }

    private String converse(Wire wire, Peer peer) throws InterruptedException {
        var opened = McpSession.open(wire, peer, shared.client(), shared.patience());
        while (true) {
            lock.lock();
            try {
                listIsOld = false;
            } finally {
                lock.unlock();
            }
            tools = ServerTools.of(opened.list(), config, shared.clean());
            session = opened;
            state = "it runs";
            shared.onChange().run();
            told(opened);
            pause(LIST_REST);
            if (!awaitChange(peer)) return String.valueOf(peer.endReason());
        }
    }

    /// Names of tools that are not allowed are told so that a person can allow them.
    private void told(McpSession opened) {
        LOG.atInfo()
                .addKeyValue("server", Shown.word(config.name()))
                .addKeyValue("version", opened.version())
                .addKeyValue("allowed", names())
                .addKeyValue("not_allowed", tools.others().stream().limit(100).toList())
                .addKeyValue("left_out", tools.notes().stream().limit(100).toList())
                .log("mcp.server_ready");
    }

    private List<String> names() {
        return tools.allowed().stream().map(it -> Shown.word(it.name())).toList();
    }

    /// @return whether there are other tools; else it is over
    private boolean awaitChange(Peer peer) throws InterruptedException {
        lock.lock();
        try {
            while (!listIsOld && !closed && peer.endReason() == null) changed.await();
            return !closed && peer.endReason() == null;
        } finally {
            lock.unlock();
        }
    }

    private void listChanged() {
        lock.lock();
        try {
            listIsOld = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private Wire wire() {
        return switch (config.address()) {
            case Address.Program program -> new ProgramWire(program, shared.environment());
            case Address.Web web -> new WebWire(web);
        };
    }

    /// Begins the end, without waiting for it.
    void stop() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }

    /// Ends it and waits until its program is gone.
    @Override
    public void close() {
        stop();
        try {
            var _ = thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
