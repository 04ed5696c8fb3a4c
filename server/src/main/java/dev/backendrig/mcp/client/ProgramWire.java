package dev.backendrig.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.mcp.client.McpException.Kind;
import dev.backendrig.mcp.client.ServerConfig.Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that is a program of its own: a message a line, over its standard input and output.
///
/// Its streams are read and written by platform threads: a read of a pipe holds whatever thread
/// carries it.
final class ProgramWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramWire.class);

    /// One message. What is longer ends the program.
    static final int MOST_BYTES = 8 * 1024 * 1024;

    /// Messages that the program has not read yet.
    private static final int MOST_UNREAD = 256;

    /// How often the thread that writes looks whether it is still needed.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Address.Program program;
    private final ChildEnvironment environment;
    private final BlockingQueue<JsonObject> outgoing = new ArrayBlockingQueue<>(MOST_UNREAD);
    private final AtomicLong errorBytes = new AtomicLong();
    private volatile @Nullable ProcessTree process;

    ProgramWire(Address.Program program, ChildEnvironment environment) {
        this.program = program;
        this.environment = environment;
    }

    @Override
    public void open(Peer peer) {
        var started = new ProcessTree(start());
        process = started;
        thread("mcp-out", () -> write(started.process().getOutputStream(), peer));
        thread("mcp-in", () -> read(started.process().getInputStream(), peer));
        thread("mcp-err", () -> drain(started.process().getErrorStream()));
    }

    private Process start() {
        var builder = new ProcessBuilder();
        builder.command().add(program.command());
        builder.command().addAll(program.arguments());
        program.folder().ifPresent(folder -> builder.directory(folder.toFile()));
        try {
            var variables = builder.environment();
            variables.clear();
            variables.putAll(environment.with(program.environment()));
            return builder.start();
        } catch (IOException | IllegalArgumentException e) {
            // Its message has the command line in it.
            throw new McpException(
                    Kind.ENDED,
                    "its program cannot be started: is the command installed, and is cwd a"
                            + " folder?");
        }
    }

    private static void thread(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private void write(OutputStream to, Peer peer) {
        try (to) {
            while (peer.endReason() == null) {
                var next = outgoing.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) continue;
                to.write((Json.write(next) + "\n").getBytes(UTF_8));
                to.flush();
            }
        } catch (IOException e) {
            peer.ended("its program does not read any more");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(InputStream from, Peer peer) {
        try (from) {
            var lines = new Lines(from, MOST_BYTES);
            for (var line = lines.next(); line != null; line = lines.next()) take(line, peer);
            peer.ended("its program has ended");
        } catch (Lines.TooLongException e) {
            peer.ended("it sent a message of more than " + MOST_BYTES + " bytes");
        } catch (IOException e) {
            peer.ended("its program cannot be read any more");
        }
    }

    /// Programs print other things too where only messages should be.
    private static void take(byte[] line, Peer peer) {
        if (line.length == 0) return;
        try {
            Messages.each(Json.parse(line), peer);
        } catch (JsonException e) {
            peer.stray();
        }
    }

    /// What a program tells of itself may be anything: it is counted, and nothing else.
    private void drain(InputStream errors) {
        var buffer = new byte[4096];
        try (errors) {
            for (var read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
                errorBytes.addAndGet(read);
            }
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("bytes", errorBytes.get()).log("mcp.stderr_closed");
        }
    }

    @Override
    public void request(long id, JsonObject message) {
        if (!outgoing.offer(message)) {
            throw new McpException(Kind.REFUSED, "it does not read what it is sent");
        }
    }

    @Override
    public void tell(JsonObject message) {
        if (!outgoing.offer(message)) LOG.atDebug().log("mcp.message_lost");
    }

    @Override
    public void giveUp(long id) {
        // An answer that comes now is passed over by the peer.
    }

    @Override
    public void speaks(ProtocolVersion version) {
        // No message of this transport says it.
    }

    @Override
    public void close() {
        var running = process;
        if (running == null) return;
        running.end();
        LOG.atInfo().addKeyValue("stderr_bytes", errorBytes.get()).log("mcp.program_ended");
    }
}
