package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.contract.BrowserByContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands of both READMEs, run by a shell as they are written, on a server without any key.
/// Only the port differs.
class ReadmeExamplesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.id.md"})
    void everyCurlCommandWorksAsWritten(String readme) throws Exception {
        var commands = Readme.curls(readme);
        assertThat(commands).hasSize(6);
        try (var server = TestAssembly.start(folder, Map.of())) {
            var answers = commands.stream().map(command -> shell(command, server.port())).toList();
            assertThat(answers.get(0)).startsWith("data: ").endsWith("data: [DONE]\n\n");
            assertThat(answers.get(1)).startsWith("{\"response\":\"").contains("GEMINI_API_KEY");
            assertThat(answers.get(2)).startsWith("{\"response\":\"").contains(quoted(readme));
            assertThat(answers.get(3)).isEqualTo("{\"status\":\"ok\"}");
            assertThat(answers.get(4)).startsWith("{\"status\":\"ready\"");
            assertThat(answers.get(5)).contains("rig_runs_total");
        }
    }

    /// A piece of the page that its summary must quote.
    private static String quoted(String readme) {
        return readme.equals("README.md") ? "leaves" : "Teh ";
    }

    @Test
    void aPromptWithTheIdOfABrowserDrivesIt() throws Exception {
        var command =
                Readme.code("README.md")
                        .filter(line -> line.matches("curl .*\"session_id\":\"ID\".*"))
                        .findFirst()
                        .orElseThrow();
        try (var server = TestAssembly.start(folder, Map.of());
                var browser = BrowserByContract.connect(server.port(), 0)) {
            var answer = shell(command.replace("ID\"", browser.sessionId() + "\""), server.port());
            assertThat(browser.commands()).containsExactly("navigate_to");
            assertThat(answer).contains("event: tool").endsWith("data: [DONE]\n\n");
        }
    }

    private static String shell(String command, int port) {
        var script = command.replace("localhost:3000", "localhost:" + port);
        try {
            var process =
                    new ProcessBuilder(List.of("bash", "-c", "set -e; " + script))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var answer = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(script).isZero();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
