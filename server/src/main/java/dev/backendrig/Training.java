package dev.backendrig;

import dev.backendrig.config.Settings;
import dev.backendrig.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// The run that a JVM learns from for its AOT cache (JEP 514): starts a server of its own, lets it
/// do once what it will do for people, and stops it.
///
/// It needs no network and touches nothing of a person's: a free port, the offline model and a
/// stand-in for Gemini on this machine, a temporary folder, no `.env`.
///
/// @param program whose server is used; its output is where a failure is told
record Training(Program program) {
    /// A training run that hangs must not hold up the start that waits for it.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// Often enough for the JVM's profiles of what each chunk of an answer goes through.
    private static final int VISITS = 20;

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
        visit(folder, Map.of("MODEL_PROVIDER", "offline"), 1);
        try (var provider = new TrainingProvider()) {
            var gemini =
                    Map.of(
                            "MODEL_PROVIDER", "gemini",
                            "GEMINI_API_KEY", "training",
                            "GEMINI_BASE_URL", provider.address().toString());
            visit(folder, gemini, VISITS);
        }
    }

    private void visit(Path folder, Map<String, String> model, int times)
            throws IOException, InterruptedException {
        var trained =
                new Program(
                        Map.of(), folder, program.err(), program.err(), program.servers(), _ -> {});
        var server = trained.begin(settings(folder, model));
        try (var visitor = new TrainingVisitor(server.address())) {
            for (var i = 0; i < times; i++) visitor.visit();
        } finally {
            server.drainAndStop();
        }
    }

    private static Settings settings(Path folder, Map<String, String> model) {
        var all = new HashMap<>(model);
        all.put("PORT", "0");
        all.put("HOST", "127.0.0.1");
        all.put("DRAIN_TIMEOUT", "1s");
        all.put("LOG_LEVEL", "warn");
        all.put("DATA_DIR", folder.toString());
        return SettingsReader.read(all, folder);
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
