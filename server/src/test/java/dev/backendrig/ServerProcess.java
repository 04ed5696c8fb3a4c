package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own, as a person starts it, with nothing of this machine's
/// environment. Used by one thread.
final class ServerProcess implements AutoCloseable {
    private static final String READY = "Server is ready / siap: ";

    final Panel panel;
    private final Process process;
    private final String startBlock;
    private final Path log;

    private ServerProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        var lines = new StringBuilder();
        var out = process.inputReader(UTF_8);
        var line = out.readLine();
        while (line != null && !line.startsWith(READY)) {
            lines.append(line).append('\n');
            line = out.readLine();
        }
        if (line == null) throw new AssertionError("did not start: " + Files.readString(log));
        startBlock = lines + line;
        var address = line.substring(READY.length(), line.indexOf(" (", READY.length()));
        panel = new Panel(URI.create(address));
    }

    /// Starts it and waits until it listens.
    ///
    /// @param folder the working folder
    static ServerProcess start(Path folder, Map<String, String> environment) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var log = folder.resolve("log");
        var builder =
                new ProcessBuilder(List.of(java, "-cp", classPath, Main.class.getName()))
                        .directory(folder.toFile())
                        .redirectError(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("PORT", "0", "DATA_DIR", "data"));
        var process = builder.start();
        try {
            return new ServerProcess(process, log);
        } catch (IOException | RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    String startBlock() {
        return startBlock;
    }

    /// All that was logged so far.
    String log() throws IOException {
        return Files.readString(log, UTF_8);
    }

    /// Tells it to end, by SIGTERM.
    void terminate() {
        process.destroy();
    }

    /// Its exit code, once it has ended.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) throw new AssertionError("it goes on");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
