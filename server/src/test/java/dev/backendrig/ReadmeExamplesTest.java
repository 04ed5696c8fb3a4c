package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.contract.BrowserByContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
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
            var answers = new ArrayList<String>();
            for (var command : commands) answers.add(new CurlCommand(command).run(server.port()));
            assertThat(answers.get(0)).startsWith("data: ").endsWith("data: [DONE]\n\n");
            assertThat(answers.get(1)).startsWith("{\"response\":\"").contains("GEMINI_API_KEY");
            assertThat(answers.get(2)).startsWith("{\"response\":\"").contains(quoted(readme));
            assertThat(answers.get(3)).isEqualTo("{\"status\":\"ok\"}");
            assertThat(answers.get(4)).startsWith("{\"status\":\"ready\"");
            assertThat(answers.get(5)).contains("rig_runs_total");
        }
    }

    @Test
    void theCommandsWorkOnAMachineWithoutCurlToo() throws Exception {
        try (var server = TestAssembly.start(folder, Map.of())) {
            for (var command : Readme.curls("README.md")) {
                var here = command.replace("localhost:3000", "localhost:" + server.port());
                assertThat(CurlCommand.send(here))
                        .containsAnyOf("[DONE]", "\"response\"", "ok", "ready", "rig_");
            }
        }
    }

    /// A piece of the page that its summary must quote.
    private static String quoted(String readme) {
        return readme.equals("README.md") ? "leaves" : "Teh ";
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.id.md"})
    void theCommandWithATokenWorksWhereOneIsSet(String readme) throws Exception {
        var command =
                Readme.code(readme)
                        .filter(line -> line.matches("curl .*\\$AUTH_TOKEN.*"))
                        .findFirst()
                        .orElseThrow()
                        .replace("$AUTH_TOKEN", "0123456789abcdef");
        try (var server = TestAssembly.start(folder, Map.of("AUTH_TOKEN", "0123456789abcdef"))) {
            assertThat(new CurlCommand(command).run(server.port())).startsWith("{\"response\":");
        }
    }

    @Test
    void aPromptWithTheIdOfABrowserDrivesIt() throws Exception {
        var command =
                Readme.code("README.md")
                        .filter(line -> line.matches("curl .*\"session_id\":\"SESSION\".*"))
                        .findFirst()
                        .orElseThrow();
        try (var server = TestAssembly.start(folder, Map.of());
                var browser = BrowserByContract.connect(server.port(), 0)) {
            var asked = command.replace("SESSION\"", browser.sessionId() + "\"");
            var answer = new CurlCommand(asked).run(server.port());
            assertThat(browser.commands()).containsExactly("navigate_to");
            assertThat(answer).contains("event: tool").endsWith("data: [DONE]\n\n");
        }
    }
}
