package dev.backendrig;

import dev.backendrig.config.Settings;
import dev.backendrig.config.SettingsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

/// The run that a JVM learns from for its AOT cache (JEP 514): starts a server of its own, lets it
/// do once what it will do for people, and stops it.
///
/// It needs no network and touches nothing of a person's: a free port, the offline model, a
/// temporary folder, no `.env`.
record Training(RunningServer.Factory servers, PrintStream err) {
    /// A training run that hangs must not hold up the start that waits for it.
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// Does it once; the answer is the program's exit code.
    int run() throws InterruptedException {
        Thread.ofPlatform().daemon().name("training-limit").start(Training::haltAfterLimit);
        try {
            var folder = Files.createTempDirectory("backend-rig-training");
            try {
                exercise(settings(folder));
            } finally {
                delete(folder);
            }
            return Program.DONE;
        } catch (IOException e) {
            err.println("The training run failed: " + e);
            return Program.FAILED;
        }
    }

    private void exercise(Settings settings) throws IOException, InterruptedException {
        var server = servers.start(settings);
        try (var visitor = new TrainingVisitor(server.address())) {
            visitor.visit();
        } finally {
            server.drainAndStop();
        }
    }

    private static Settings settings(Path folder) {
        return SettingsReader.read(
                Map.of(
                        "PORT", "0",
                        "HOST", "127.0.0.1",
                        "MODEL_PROVIDER", "offline",
                        "LOG_LEVEL", "error",
                        "DRAIN_TIMEOUT", "1s",
                        "DATA_DIR", folder.toString()),
                folder);
    }

    private static void haltAfterLimit() {
        try {
            Thread.sleep(LIMIT);
            Runtime.getRuntime().halt(Program.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
