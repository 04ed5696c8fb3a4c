package dev.backendrig.mcp.client;

import dev.backendrig.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The MCP servers of `mcp.json`: started in the background, and ended or started where the file
/// changes. Without that file there is nothing but a look for it. Thread-safe.
public final class McpServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(McpServers.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final McpFile file;
    private final Duration look;
    private final ServerLife.Shared shared;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread watch;
    private List<ServerLife> lives = List.of();
    private boolean closed;
    private volatile List<String> problems = List.of();
    private volatile Offer offer = Offer.NONE;

    /// @param file which need not be there
    /// @param environment for variables in the file; programs get the harmless part of it
    /// @param version of this server, told to others
    /// @param clean takes out of a text what nobody sees
    public McpServers(
            Path file,
            Map<String, String> environment,
            String version,
            UnaryOperator<String> clean) {
        this(file, environment, version, clean, LOOK, Patience.DEFAULT);
    }

    /// @param look how often the file is looked at
    McpServers(
            Path file,
            Map<String, String> environment,
            String version,
            UnaryOperator<String> clean,
            Duration look,
            Patience patience) {
        this.file = new McpFile(file, new Variables(environment));
        this.look = look;
        shared =
                new ServerLife.Shared(
                        new ClientInfo(version),
                        new ChildEnvironment(environment),
                        clean,
                        patience,
                        this::offerAnew);
        watch = Thread.ofVirtual().name("mcp-file").unstarted(this::watch);
    }

    /// Reads the file and begins to start what it names; returns at once.
    public void start() {
        lookAtFile();
        watch.start();
    }

    private void watch() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(look.toNanos());
                lookAtFile();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAtFile() {
        lock.lock();
        try {
            if (!closed) file.news().ifPresent(this::apply);
        } finally {
            lock.unlock();
        }
    }

    /// Servers whose entry stayed the same go on. A file that is broken as a whole changes nothing.
    private void apply(McpConfig config) {
        problems = config.problems();
        problems.forEach(it -> LOG.atWarn().addKeyValue("problem", it).log("mcp.config_broken"));
        var isBroken = config.servers().isEmpty() && !problems.isEmpty();
        if (isBroken && !lives.isEmpty()) return;
        var next = new ArrayList<ServerLife>();
        var fresh = new ArrayList<ServerLife>();
        for (var server : config.servers()) {
            var known = lives.stream().filter(it -> it.config().equals(server)).findFirst();
            var life = known.orElseGet(() -> new ServerLife(server, shared));
            if (known.isEmpty()) fresh.add(life);
            next.add(life);
        }
        lives.stream().filter(it -> !next.contains(it)).forEach(ServerLife::stop);
        lives = List.copyOf(next);
        offerAnew();
        fresh.forEach(ServerLife::start);
    }

    private void offerAnew() {
        lock.lock();
        try {
            var next = Offer.of(lives);
            var isNew = !next.fellOut().isEmpty() && !next.fellOut().equals(offer.fellOut());
            offer = next;
            if (isNew) {
                LOG.atWarn()
                        .addKeyValue("most_tools", Offer.MOST_TOOLS)
                        .addKeyValue("most_chars", Offer.MOST_CHARS)
                        .addKeyValue("tools", next.fellOut().stream().limit(100).toList())
                        .log("mcp.tools_fell_out");
            }
        } finally {
            lock.unlock();
        }
    }

    /// What a run that begins now may be offered. Never waits.
    public List<Tool> tools() {
        return offer.tools();
    }

    /// What the person should know from the start: what of the file cannot be used, and how tools are
    /// allowed.
    public List<String> warnings() {
        lock.lock();
        try {
            var all = new ArrayList<>(problems);
            lives.forEach(life -> withoutAllowance(life.config()).ifPresent(all::add));
            return all;
        } finally {
            lock.unlock();
        }
    }

    private static Optional<String> withoutAllowance(ServerConfig config) {
        return config.rules().allow().isEmpty()
                ? Optional.of(
                        "mcp.json, server \""
                                + Shown.word(config.name())
                                + "\": none of its tools is allowed; the log names them"
                                + " (mcp.server_ready), and \"allow\": [\"name\", \"read_*\"]"
                                + " there allows them")
                : Optional.empty();
    }

    /// The servers with a word on how they are, for tests and the log.
    List<ServerLife> lives() {
        lock.lock();
        try {
            return lives;
        } finally {
            lock.unlock();
        }
    }

    /// Ends all servers and waits a few seconds for their programs to be gone.
    @Override
    public void close() {
        List<ServerLife> all;
        lock.lock();
        try {
            closed = true;
            all = lives;
        } finally {
            lock.unlock();
        }
        watch.interrupt();
        all.forEach(ServerLife::stop);
        all.forEach(ServerLife::close);
    }
}
