package dev.backendrig.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A running server. Closing it ends the process and its descendants.
public final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final List<String> INHERITED = List.of("PATH", "HOME");

    private final Process process;
    private final Launch launch;
    private final Duration startTime;

    private ServerProcess(Process process, Launch launch, Duration startTime) {
        this.process = process;
        this.launch = launch;
        this.startTime = startTime;
    }

    /// Starts a server and waits for its first good answer to `GET /health`.
    ///
    /// @throws IOException if that does not come; the message names the log
    public static ServerProcess start(Launch launch) throws IOException, InterruptedException {
        Files.createDirectories(launch.folder());
        var builder = new ProcessBuilder(launch.command()).directory(launch.folder().toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(launch.environment());
        var log = launch.folder().resolve("output.log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        var began = System.nanoTime();
        var process = builder.start();
        var healthy = false;
        try {
            healthy = new HealthCheck(launch.port()).await(process, START_LIMIT);
            var took = Duration.ofNanos(System.nanoTime() - began);
            if (healthy) return new ServerProcess(process, launch, took);
        } finally {
            if (!healthy) end(process);
        }
        throw new IOException(launch.name() + " did not start; its output is in " + log);
    }

    public Launch launch() {
        return launch;
    }

    /// From the start of the process to the first good answer.
    public Duration startTime() {
        return startTime;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ProcessTree tree() {
        return new ProcessTree(process.toHandle());
    }

    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        var descendants = process.descendants().toList();
        process.destroy();
        if (!endsInTime(process)) process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean endsInTime(Process process) {
        try {
            return process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
