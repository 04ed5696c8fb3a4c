package dev.backendrig;

import dev.backendrig.config.Settings;
import dev.backendrig.config.SettingsReader;
import java.io.IOException;
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
///
/// @param program whose server is used; its output is where a failure is told
record Training(Program program) {
    /// A training run that hangs must not hold up the start that waits for it.
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// Does it once; the answer is the program's exit code.
    int run() throws InterruptedException {
        var limit =
                Thread.ofPlatform().daemon().name("training-limit").start(Training::haltAfterLimit);
        try {
            var folder = Files.createTempDirectory("backend-rig-training");
            try {
                exercise(folder);
            } finally {
                delete(folder);
            }
            return Program.DONE;
        } catch (IOException e) {
            program.err().println("The training run failed: " + e);
            return Program.FAILED;
        } finally {
            limit.interrupt();
        }
    }

    private void exercise(Path folder) throws IOException, InterruptedException {
        var settings = settings(folder);
        var trained =
                new Program(
                        Map.of(), folder, program.err(), program.err(), program.servers(), _ -> {});
        var server = trained.begin(settings);
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
                        "DRAIN_TIMEOUT", "1s",
                        "DATA_DIR", folder.toString()),
                folder);
    }

    private static void haltAfterLimit() {
        try {
            Thread.sleep(LIMIT);
            Runtime.getRuntime().halt(Program.FAILED);
        } catch (InterruptedException e) {
            // The training run ended in time; so does this thread.
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
