package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The run that the AOT cache is made from, on the server as it really is.
class TrainingTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void usesTheWholeServerOnceAndSucceeds() throws Exception {
        assertThat(train(Map.of())).as(err.toString(UTF_8)).isEqualTo(Program.DONE);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void takesNothingFromTheSettingsAndLeavesNothingInTheFolder() throws Exception {
        Files.writeString(folder.resolve(".env"), "PORT=1\nMODEL_PROVIDER=gemini\n");
        assertThat(train(Map.of("HOST", "203.0.113.1", "GEMINI_API_KEY", "k")))
                .as(err.toString(UTF_8))
                .isEqualTo(Program.DONE);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(".env"));
        }
    }

    private int train(Map<String, String> environment) throws InterruptedException {
        var program =
                new Program(
                        environment,
                        folder,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Assembly::start,
                        _ -> {});
        return program.run("--train");
    }
}
