package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A started `rig`, with nothing of this machine's environment.
record RigProcess(Process process, Path out, Path err) {
    static final Path RIG = Path.of("..", "rig").toAbsolutePath().normalize();

    record Result(int exit, String out, String err) {}

    /// @param folder the working folder
    static RigProcess start(Path folder, List<String> command, Map<String, String> environment)
            throws IOException {
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new RigProcess(builder.start(), out, err);
    }

    Result await() throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Result(
                    process.exitValue(),
                    Files.readString(out, UTF_8),
                    Files.readString(err, UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    /// Waits until standard error has this text, at most 20 seconds.
    void awaitErr(String text) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Files.readString(err, UTF_8).contains(text)) {
            assertThat(System.nanoTime()).as(Files.readString(err, UTF_8)).isLessThan(deadline);
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    /// Writes a script in place of a program.
    static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
