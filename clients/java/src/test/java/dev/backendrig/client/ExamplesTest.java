package dev.backendrig.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples as programs of their own, with the server's offline model.
class ExamplesTest {
    private static final Path SOURCES = Path.of("src/test/java/dev/backendrig/client/example");

    @TempDir Path folder;

    @Test
    void theExampleThatAsksPrintsAnAnswerInOnePieceAndOneAsItComes() throws Exception {
        assertThat(run("Ask").lines().filter(it -> !it.isBlank()))
                .hasSizeGreaterThan(1)
                .last()
                .asString()
                .endsWith("ANSWERED");
    }

    @Test
    void theExampleThatIsABrowserHasTheAgentReadItsPage() throws Exception {
        assertThat(run("Browse")).contains("Tea is made from leaves.");
    }

    @Test
    void anExampleHasAboutTwentyLinesOfCode() throws Exception {
        assertThat(code("Ask")).isLessThan(22);
        assertThat(code("Browse")).isLessThan(28);
    }

    /// Lines without the imports, comments and empty ones.
    private static long code(String name) throws IOException {
        return Files.readAllLines(SOURCES.resolve(name + ".java")).stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.startsWith("/") && !it.startsWith("import "))
                .count();
    }

    private String run(String name) throws Exception {
        try (var rig = RigProcess.start(folder, Map.of("MODEL_PROVIDER", "offline"))) {
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "dev.backendrig.client.example." + name,
                                    rig.address().toString())
                            .redirectErrorStream(true)
                            .start();
            var told = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(told).isZero();
            return told;
        }
    }
}
